using AmazonRec.Engines;
using AmazonRec.Engines.Managed;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;
using AmazonRec.Testing.Engines;
using AmazonRec.Testing.Models;
using AmazonRec.Training;
using static AmazonRec.Testing.Engines.EngineComparison;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>
/// Libtorch in double precision, which PyTorch's traces and central differences hold, against both engines: the same graph, the same bits
/// of chance, the same losses.
/// </summary>
public sealed class TorchAgreementTests
{
    private static readonly TorchEngine Torch = new();

    public static TheoryData<string> Layers => GradientCases.Layers;

    [Fact]
    public void The_managed_engine_loses_what_double_precision_loses_on_random_graphs()
    {
        for (var seed = 0; seed < 150; seed++) CompareRandom(new ManagedEngine(), seed);
    }

    [Fact]
    public void Single_precision_loses_what_double_precision_loses_on_random_graphs()
    {
        for (var seed = 300; seed < 340; seed++) CompareRandom(Torch, seed);
    }

    [Fact]
    public void Random_graphs_lose_the_same_on_both_engines_with_their_dropout()
    {
        for (var seed = 0; seed < 60; seed++)
            Compare(RandomModel.Of((ulong)seed), OptionsOf(seed) with { Threads = 1 }, rows: 1 + (seed * 37 % 300), steps: 20);
    }

    [Fact]
    public void Random_graphs_without_dropout_lose_the_same_for_twenty_steps()
    {
        var compared = 0;
        for (var seed = 200; compared < 40; seed++)
        {
            var model = RandomModel.Of((ulong)seed);
            if (model.Layers.Any(layer => layer is Dropout)) continue;
            Compare(model, OptionsOf(seed) with { Threads = 1 }, rows: 64, steps: 20);
            compared++;
        }
    }

    [Fact]
    public void Every_model_of_the_zoo_loses_the_same_on_both_engines() => CompareZoo(new ManagedEngine(), Torch, steps: 6);

    [Fact]
    public void The_managed_engine_loses_what_double_precision_loses_in_every_model_of_the_zoo() =>
        CompareZoo(Oracle.Engine, new ManagedEngine(), steps: 15);

    [Theory]
    [MemberData(nameof(Layers))]
    public void Every_layer_and_loss_is_the_same_on_the_managed_engine_and_in_double_precision(string name)
    {
        foreach (var loss in Enum.GetValues<Loss>())
        {
            var options = GradientCases.Options(loss) with { Optimizer = new Sgd(.01, Momentum: .9), Threads = 1 };
            var expected = Oracle.Engine.Compile(GradientCases.Model(name), GradientCases.Shape, options);
            var actual = new ManagedEngine().Compile(GradientCases.Model(name), GradientCases.Shape, options);
            for (var step = 0; step < 10; step++)
            {
                var at = Step.At(options.Optimizer, step);
                var lost = expected.TrainBatch(GradientCases.BatchOf(loss), at);
                Assert.Equal(lost, actual.TrainBatch(GradientCases.BatchOf(loss), at), 1e-4);
            }

            var (trusted, predictions) = (new float[12], new float[12]);
            for (var user = 0; user < 3; user++)
            {
                expected.PredictAllItems(user, trusted.AsSpan(user * 4, 4));
                actual.PredictAllItems(user, predictions.AsSpan(user * 4, 4));
            }

            for (var pair = 0; pair < 12; pair++) Assert.Equal(trusted[pair], predictions[pair], 1e-4f);
        }
    }

    [Fact]
    public void A_layer_beside_nothing_is_itself_whoever_reads_it()
    {
        Layer User() => new Embedding(Entity.User, 32) { Init = Init.Normal(.3f) };
        var (x, y, z) = (User(), new Embedding(Entity.Item, 32), User());
        foreach (var model in new[]
        {
            new Model("wrapped", new Add(new Dense(new Concat(new Concat(x), z), 1), new Dot(x, y))),
            new Model("twice", new Dense(new Concat(x, new Concat(x)), 1)),
        })
            EngineComparison.Compare(Oracle.Engine, new ManagedEngine(), model, OptionsOf(0), rows: 100, steps: 10);
    }

    [Fact]
    public void A_schedule_may_bring_the_momentum_that_the_optimiser_lacks()
    {
        var options = new NetworkOptions { Optimizer = new Sgd(.05) };
        var losses = new IEngine[] { Oracle.Engine, new ManagedEngine(), Torch }.Select(engine =>
        {
            var network = engine.Compile(BiasedMf.Create(4, new(0, 5.5f)), Shape, options);
            return Enumerable.Range(0, 40).Select(step => Train(network, new OneCycle().At(options.Optimizer, step, 40), 60)).ToArray();
        }).ToArray();
        for (var step = 0; step < 40; step++)
        {
            Assert.Equal(losses[0][step], losses[1][step], 1e-4);
            Assert.Equal(losses[0][step], losses[2][step], 1e-4);
        }
    }

    [Fact]
    public void Equal_seeds_begin_with_equal_weights_on_both_engines()
    {
        var options = new NetworkOptions { Seed = 7, RatingMean = 3.5, Features = SmallZoo.Features(Items) };
        foreach (var entry in ModelZoo.Entries)
        {
            var (expected, actual) = (
                new ManagedEngine().Compile(SmallZoo.Build(entry), Shape, options).Export(),
                Torch.Compile(SmallZoo.Build(entry), Shape, options).Export());
            Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
            foreach (var (name, weight) in expected) Assert.Equal(weight.As<float>(), actual[name].As<float>());
        }
    }

    [Fact]
    public void All_items_of_a_user_are_predicted_as_one_by_one()
    {
        foreach (var entry in ModelZoo.Entries)
        {
            var network = Torch.Compile(SmallZoo.Build(entry), Shape, new NetworkOptions { Features = SmallZoo.Features(Items) });
            var (all, one) = (new float[Items], new float[1]);
            network.PredictAllItems(7, all);
            for (var item = 0; item < Items; item++)
            {
                network.Predict([7], [item], one);
                Assert.Equal(one[0], all[item], 1e-5f);
            }
        }
    }

    private static void CompareRandom(IEngine other, int seed) => EngineComparison.Compare(
        Oracle.Engine, other, RandomModel.Of((ulong)seed), OptionsOf(seed) with { Threads = 1 }, rows: 1 + (seed * 37 % 300), steps: 12);

    private static void CompareZoo(IEngine trusted, IEngine other, int steps)
    {
        foreach (var entry in ModelZoo.Entries)
            foreach (var optimizer in Optimizers)
                foreach (var updates in new[] { Updates.Dense, Updates.Lazy })
                    EngineComparison.Compare(
                        trusted, other, SmallZoo.Build(entry),
                        new NetworkOptions
                        {
                            Optimizer = SmallZoo.Build(entry).Layers.OfType<Dense>().Any()
                                ? optimizer with { LearningRate = optimizer.LearningRate / 10 }
                                : optimizer,
                            Updates = updates,
                            Features = SmallZoo.Features(Items),
                            Threads = 1,
                        },
                        rows: 130, steps);
    }

    private static void Compare(Model model, NetworkOptions options, int rows, int steps) =>
        EngineComparison.Compare(new ManagedEngine(), Torch, model, options, rows, steps);
}
