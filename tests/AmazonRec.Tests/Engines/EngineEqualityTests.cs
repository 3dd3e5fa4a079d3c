using AmazonRec.Engines;
using AmazonRec.Engines.Managed;
using AmazonRec.Engines.Reference;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;
using AmazonRec.Testing.Engines;
using AmazonRec.Testing.Models;
using AmazonRec.Training;
using static AmazonRec.Testing.Engines.EngineComparison;

namespace AmazonRec.Tests.Engines;

/// <summary>The managed engine against the plain one: the same graph, the same bits of chance, the same losses.</summary>
public sealed class EngineEqualityTests
{
    [Fact]
    public void Random_graphs_lose_the_same_on_both_engines() => Parallel.For(0, 150, seed =>
    {
        var model = RandomModel.Of((ulong)seed);
        var options = OptionsOf(seed);
        Compare(model, options, rows: 1 + (seed * 37 % 300), steps: 12);
    });

    [Fact]
    public void Every_model_of_the_zoo_loses_the_same_on_both_engines()
    {
        foreach (var entry in ModelZoo.Entries)
            foreach (var optimizer in Optimizers)
                foreach (var updates in new[] { Updates.Dense, Updates.Lazy })
                    Compare(
                        SmallZoo.Build(entry),
                        new NetworkOptions
                        {
                            Optimizer = SmallZoo.Build(entry).Layers.OfType<Dense>().Any() ? optimizer with { LearningRate = optimizer.LearningRate / 10 } : optimizer,
                            Updates = updates,
                            Features = SmallZoo.Features(Items),
                        },
                        rows: 130, steps: 15);
    }

    [Fact]
    public void A_schedule_may_bring_the_momentum_that_the_optimiser_lacks()
    {
        var options = new NetworkOptions { Optimizer = new Sgd(.05) };
        var engines = new IEngine[] { new ReferenceEngine(), new ManagedEngine() };
        var losses = engines.Select(engine =>
        {
            var network = engine.Compile(BiasedMf.Create(4, new(0, 5.5f)), Shape, options);
            return Enumerable.Range(0, 40).Select(step => Train(network, new OneCycle().At(options.Optimizer, step, 40), 60)).ToArray();
        }).ToArray();
        for (var step = 0; step < 40; step++) Assert.Equal(losses[0][step], losses[1][step], 1e-4);
    }

    [Fact]
    public void A_layer_beside_nothing_is_itself_whoever_reads_it()
    {
        Layer User() => new Embedding(Entity.User, 32) { Init = Init.Normal(.3f) };
        var (x, y, z) = (User(), new Embedding(Entity.Item, 32), User());
        Compare(new Model("wrapped", new Add(new Dense(new Concat(new Concat(x), z), 1), new Dot(x, y))), OptionsOf(0), rows: 100, steps: 10);
        Compare(new Model("twice", new Dense(new Concat(x, new Concat(x)), 1)), OptionsOf(0), rows: 100, steps: 10);
    }

    [Fact]
    public void A_batch_of_columns_that_differ_in_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Batch([1, 2], [1], [3]).Count);

    [Fact]
    public void Codes_that_there_are_no_rows_for_are_refused()
    {
        foreach (var optimizer in Optimizers)
        {
            var network = new ManagedEngine().Compile(DotMf.Create(3), Shape, new NetworkOptions { Optimizer = optimizer });
            Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict([Users], [0], new float[1]));
            Assert.Throws<ArgumentOutOfRangeException>(() => network.TrainBatch(new Batch([0], [-1], [3]), Step.Of(optimizer, 0)));
        }
    }

    [Fact]
    public void Random_graphs_have_the_same_bits_on_one_thread_and_on_two() => Parallel.For(0, 40, seed =>
    {
        var model = RandomModel.Of((ulong)seed + 1000);
        var bits = new[] { 1, 2, 1 }.Select(threads =>
        {
            var network = new ManagedEngine().Compile(model, Shape, OptionsOf(seed) with { Threads = threads });
            for (var step = 0; step < 5; step++) Train(network, OptionsOf(seed).Optimizer, step, 700);
            return network.Export().OrderBy(w => w.Key, StringComparer.Ordinal).SelectMany(w => w.Value.As<float>()).ToArray();
        }).ToArray();
        Assert.Equal(bits[0], bits[1]);
        Assert.Equal(bits[0], bits[2]);
    });

    [Fact]
    public void State_moves_from_one_engine_to_the_other()
    {
        var options = new NetworkOptions { Optimizer = new Adam(.01) };
        var model = ConcatMlp.Create(8, 32, .2f);
        var (first, second) = (new ReferenceEngine().Compile(model, Shape, options), new ManagedEngine().Compile(model, Shape, options));
        for (var step = 0; step < 5; step++) Train(first, options.Optimizer, step, 100);
        second.ImportState(first.ExportState());
        for (var step = 5; step < 10; step++) Assert.Equal(Train(first, options.Optimizer, step, 100), Train(second, options.Optimizer, step, 100), 1e-4);
    }

    [Fact]
    public void All_items_of_a_user_are_predicted_as_one_by_one()
    {
        foreach (var entry in ModelZoo.Entries)
        {
            var network = new ManagedEngine().Compile(SmallZoo.Build(entry), Shape, new NetworkOptions { Features = SmallZoo.Features(Items) });
            var all = new float[Items];
            network.PredictAllItems(7, all);
            Train(network, new Sgd(.01), 0, 100);
            network.PredictAllItems(7, all); // what was kept of the weights before is forgotten
            var one = new float[1];
            for (var item = 0; item < Items; item++)
            {
                network.Predict([7], [item], one);
                Assert.Equal(one[0], all[item], 1e-5f);
            }
        }
    }

    private static void Compare(Model model, NetworkOptions options, int rows, int steps) =>
        EngineComparison.Compare(new ReferenceEngine(), new ManagedEngine(), model, options, rows, steps);
}
