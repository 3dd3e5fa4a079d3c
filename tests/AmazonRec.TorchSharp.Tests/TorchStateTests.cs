using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Engines.Managed;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;
using AmazonRec.Training;
using static AmazonRec.Testing.Engines.EngineComparison;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>Weights and state on their way between engines, and to disk.</summary>
public sealed class TorchStateTests
{
    public static TheoryData<string> Zoo => SmallRuns.Zoo;

    private static readonly TorchEngine Torch = new();

    [Fact]
    public void A_model_trained_on_one_engine_is_loaded_and_predicts_on_the_other()
    {
        using var folder = new TemporaryFolder();
        var split = Split.Random(Ratings.Read(Sample.Reviews), test: .2, validation: 0, seed: 0);
        foreach (var (trains, loads) in new (IEngine, IEngine)[] { (Torch, new ManagedEngine()), (new ManagedEngine(), Torch) })
        {
            var trained = Trainer.Fit(
                ConcatMlp.Create(4, 8, .2f), split, new() { Epochs = 1, EarlyStopping = null, Optimizer = new Adam() }, trains);
            var place = Directory.CreateDirectory(Path.Combine(folder.Path, trains.Name.Replace('/', '-'))).FullName;
            trained.Save(place);
            var (expected, actual) = (trained.Predict(split.Test), TrainedModel.Load(place, loads).Predict(split.Test));
            for (var row = 0; row < expected.Length; row++) Assert.Equal(expected[row], actual[row], 1e-4f);
        }
    }

    [Theory]
    [MemberData(nameof(Zoo))]
    public void Users_and_items_without_training_rows_are_answered_the_same(string name)
    {
        using var folder = new TemporaryFolder();
        var trained = ColdSplit.Train(name);
        trained.Save(folder.Path);
        var (expected, actual) = (All(trained), All(TrainedModel.Load(folder.Path, Torch)));
        for (var pair = 0; pair < expected.Length; pair++) Assert.Equal(expected[pair], actual[pair], 1e-4f);

        static float[] All(TrainedModel model)
        {
            var pairs = Enumerable.Range(0, ColdSplit.Users * ColdSplit.Items).ToArray();
            var predictions = new float[pairs.Length];
            model.Predict(
                Array.ConvertAll(pairs, n => n / ColdSplit.Items), Array.ConvertAll(pairs, n => n % ColdSplit.Items), predictions);
            return predictions;
        }
    }

    [Fact]
    public void Dense_updates_go_on_where_libtorch_stood()
    {
        var options = new NetworkOptions { Optimizer = new Adam(.01) };
        var model = ConcatMlp.Create(8, 32, .2f);
        var (first, second) = (Oracle.Engine.Compile(model, Shape, options), new ManagedEngine().Compile(model, Shape, options));
        for (var step = 0; step < 5; step++) Train(first, options.Optimizer, step, 100);
        second.ImportState(first.ExportState());
        for (var step = 5; step < 10; step++)
            Assert.Equal(Train(first, options.Optimizer, step, 100), Train(second, options.Optimizer, step, 100), 1e-4);
    }

    [Fact]
    public void State_moves_from_one_engine_to_the_other_and_training_goes_on()
    {
        foreach (var optimizer in Optimizers)
        {
            var options = new NetworkOptions { Optimizer = optimizer with { LearningRate = .005 }, Updates = Updates.Lazy };
            var model = ConcatMlp.Create(8, 32, .2f);
            foreach (var (from, to) in new (IEngine, IEngine)[] { (Torch, new ManagedEngine()), (new ManagedEngine(), Torch) })
            {
                var (first, second) = (from.Compile(model, Shape, options), to.Compile(model, Shape, options));
                for (var step = 0; step < 5; step++) Train(first, options.Optimizer, step, 100);
                second.ImportState(first.ExportState());
                for (var step = 5; step < 10; step++)
                    Assert.Equal(Train(first, options.Optimizer, step, 100), Train(second, options.Optimizer, step, 100), 1e-4);
            }
        }
    }

    [Fact]
    public void A_state_taken_up_again_goes_on_bit_for_bit()
    {
        var options = new NetworkOptions { Optimizer = new Adam(.01), Threads = 1 };
        var model = ConcatMlp.Create(8, 32, .2f);
        var (first, second) = (Torch.Compile(model, Shape, options), Torch.Compile(model, Shape, options));
        for (var step = 0; step < 5; step++) Train(first, options.Optimizer, step, 100);
        second.ImportState(first.ExportState());
        for (var step = 5; step < 10; step++)
            Assert.Equal(Train(first, options.Optimizer, step, 100), Train(second, options.Optimizer, step, 100));
        foreach (var (name, weight) in first.ExportState()) Assert.Equal(weight.As<float>(), second.ExportState()[name].As<float>());
    }

    [Fact]
    public void A_row_that_is_written_is_the_only_one_that_changes()
    {
        var network = Torch.Compile(DotMf.Create(2), Shape, new NetworkOptions());
        var name = network.Export().Keys.Order().Last();
        var expected = (float[])network.Export()[name].As<float>().Clone();
        (expected[6], expected[7]) = (.5f, -.25f);
        network.WriteRow(name, 3, [.5f, -.25f]);
        Assert.Equal(expected, network.Export()[name].As<float>());
        Assert.Throws<ArgumentException>(() => network.WriteRow(name, Users, [1, 2]));
        Assert.Throws<ArgumentException>(() => network.WriteRow("nothing", 0, [1, 2]));
    }

    [Fact]
    public void A_module_names_its_state_as_the_files_name_the_weights()
    {
        foreach (var entry in ModelZoo.Entries)
        {
            var model = SmallZoo.Build(entry);
            var network = (TorchNetwork)Torch.Compile(model, Shape, new NetworkOptions { Features = SmallZoo.Features(Items) });
            Assert.Equal(model.Weights(Shape).Select(w => w.Name).Order(), network.Graph.state_dict().Keys.Order());
        }
    }

    [Fact]
    public void Rows_that_lag_behind_and_weights_of_another_shape_are_refused()
    {
        var options = new NetworkOptions { Optimizer = new Sgd(.1, Momentum: .9) };
        var managed = new ManagedEngine().Compile(DotMf.Create(3), Shape, options);
        Train(managed, options.Optimizer, 0, 10);
        var network = Torch.Compile(DotMf.Create(3), Shape, options);
        Assert.Contains("lag behind", Assert.Throws<FormatException>(() => network.ImportState(managed.ExportState())).Message);
        Assert.Contains(
            "has the shape [40, 3], the model needs [40, 4]",
            Assert.Throws<FormatException>(() => Torch.Compile(DotMf.Create(4), Shape, options).Import(network.Export())).Message);
    }
}
