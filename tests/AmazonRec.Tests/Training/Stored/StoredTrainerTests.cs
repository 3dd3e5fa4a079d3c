using AmazonRec.Collectives;
using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Engines;
using AmazonRec.Evaluation;
using AmazonRec.Models;
using AmazonRec.Models.Zoo;
using AmazonRec.Testing;
using AmazonRec.Training;
using AmazonRec.Training.Stored;

namespace AmazonRec.Tests.Training.Stored;

public sealed class StoredTrainerTests : IDisposable
{
    private const int BlockRows = 64;
    private static readonly Ratings All = Made(5000);
    private static readonly StoredOrder Small = new(BlockRows, WindowBlocks: 7);
    private static readonly Model Svd = ModelZoo.Build("svd", new ModelOptions { Factors = 4, OutputRange = RatingRange.Stars });
    private static readonly TrainingOptions Plain = new()
    {
        Epochs = 3,
        BatchSize = 100,
        Optimizer = new Sgd(.5),
        Seed = 3,
        Start = StartingPoint.TunedBias,
    };

    private readonly TemporaryFolder _folder = new();
    private readonly CodedRows _rows;

    public StoredTrainerTests()
    {
        var path = _folder.PathOf("a.rows");
        CodedRows.Write(All, path, BlockRows);
        _rows = CodedRows.Open(path);
    }

    public static TheoryData<string> Runs => ["svd", "sgd", "momentum", "adam"];

    public void Dispose()
    {
        _rows.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void An_epoch_has_every_training_row_once_and_no_other()
    {
        var split = StoredSplit.Read(_rows, new RowDraw(.2, .1, 5));
        using var batches = new StoredBatches(split, Small, Plain);
        var expected = new List<(int, int, float)>();
        split.ForEach(RowPart.Train, block => expected.AddRange(RowsOf(block)), progress: null, CancellationToken.None);
        Assert.Equal(split.TrainCount, expected.Count);
        Assert.Equal(5000, split.TrainCount + split.ValidationCount + split.TestCount);
        var (first, second) = (EpochOf(batches, 1), EpochOf(batches, 2));
        Assert.Equal(expected.Order(), first.Order());
        Assert.Equal(expected.Order(), second.Order());
        Assert.NotEqual(expected, first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Any_batch_can_be_had_again()
    {
        var split = StoredSplit.Read(_rows, new RowDraw(.2));
        using var batches = new StoredBatches(split, Small, Plain);
        using var others = new StoredBatches(split, Small, Plain);
        var whole = new[] { 1, 2 }.Select(epoch => EpochOf(batches, epoch)).ToArray();
        foreach (var (epoch, step) in new[] { (2, 30), (1, 17), (2, 4), (2, 5), (1, 0), (1, batches.PerEpoch - 1) })
        {
            var batch = others.At(epoch, step);
            Assert.Equal(
                whole[epoch - 1].Skip(step * 100).Take(batch.Count), RowsOf(batch.Users, batch.Items, batch.Ratings));
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_run_that_was_interrupted_ends_with_the_bits_of_one_that_was_not_on_any_threads(string name)
    {
        var (model, options) = RunOf(name);
        var split = StoredSplit.Read(_rows, new RowDraw(.2, .1));
        var whole = StoredTrainer.Fit(model, split, options with { Threads = 1 }, order: Small);
        var place = _folder.PathOf("c.safetensors");
        using var cancellation = new CancellationTokenSource();
        var seen = 0;
        var watch = new ImmediateProgress<TrainingProgress>(_ =>
        {
            if (++seen == 57) cancellation.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => StoredTrainer.Fit(
            model, split, options, progress: watch, checkpoint: new Checkpoint(place) { EverySteps = 5 }, order: Small,
            cancellation: cancellation.Token));
        var resumed = StoredTrainer.Fit(model, split, options, checkpoint: new Checkpoint(place) { Resumes = true }, order: Small);
        foreach (var (weight, tensor) in whole.Weights) Assert.Equal(tensor.As<float>(), resumed.Weights[weight].As<float>());
        Assert.Equal(whole.History.Epochs.Select(e => e.TrainLoss), resumed.History.Epochs.Select(e => e.TrainLoss));
        Assert.Equal(whole.History.KeptEpoch, resumed.History.KeptEpoch);
        Assert.Equal(["a.rows", "c.safetensors"], Directory.GetFiles(_folder.PathOf(".")).Select(Path.GetFileName).Order());
        var otherRows = StoredSplit.Read(_rows, new RowDraw(.2, .1, Seed: 1));
        Assert.Throws<FormatException>(
            () => StoredTrainer.Fit(model, otherRows, options, checkpoint: new Checkpoint(place) { Resumes = true }, order: Small));
    }

    [Fact]
    public void Rows_are_counted_beyond_what_two_bytes_hold()
    {
        var rows = new RowsOfEach(3);
        for (var i = 0; i < 70_000; i++) rows.Add(1);
        rows.Add(2);
        Assert.Equal((0, 70_000, 1), (rows[0], rows[1], rows[2]));
        Assert.Equal([0, 65_535, 1], rows.Capped);
        Assert.Equal([0, 65_535, 7], RowsOfEach.Cap([0, 1 << 20, 7]));
    }

    [Fact]
    public void Of_several_ranks_one_keeps_the_best_weights()
    {
        var (model, options) = (DotMf.Create(4), Plain with { Optimizer = new Sgd(.1), EarlyStopping = new EarlyStopping(2) });
        var split = StoredSplit.Read(_rows, new RowDraw(.2, .1));
        var (alone, place) = (StoredTrainer.Fit(model, split, options, order: Small), _folder.PathOf("c.safetensors"));
        string[] seen = [];
        File.WriteAllText($"{place}.best.partial", "left of a run that was killed");
        var together = ThreadCollective.Run(2, team =>
        {
            var look = new ImmediateProgress<TrainingProgress>(told =>
            {
                if (team.Leads && told is { Epoch: 2, Finished: not null }) seen = Files();
            });
            return StoredTrainer.Fit(model, split, options with { Team = team }, null, look, new Checkpoint(place), Small);
        });
        Assert.Equal(["a.rows", "c.safetensors", "c.safetensors.best.partial"], seen);
        Assert.Equal(["a.rows", "c.safetensors"], Files());
        foreach (var trained in together)
        {
            Assert.Equal(alone.History.KeptEpoch, trained.History.KeptEpoch);
            foreach (var (weight, tensor) in alone.Weights)
                Assert.All(tensor.As<float>().Zip(trained.Weights[weight].As<float>()), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        }

        string[] Files() => [.. Directory.GetFiles(_folder.PathOf(".")).Select(file => Path.GetFileName(file)).Order()];
    }

    [Theory]
    [InlineData("svd")]
    [InlineData("biased-mf")]
    [InlineData("dot-mf")]
    public void Training_begins_at_the_biases_of_two_passes(string name)
    {
        var split = StoredSplit.Read(_rows, new RowDraw(.2));
        var model = ModelZoo.Build(name, new ModelOptions { Factors = 4, OutputRange = name == "svd" ? RatingRange.Stars : null });
        var shape = new ModelShape(_rows.UserCount, _rows.ItemCount);
        var known = Plain.ForNetwork([], split.Bias.Mean) with { InitialRows = new StoredStart(model, shape, split.Bias, Plain.Seed) };
        var network = Engine.Default.Compile(model, shape, known);
        var predicted = new float[1];
        for (var user = 0; user < 20; user++)
        {
            network.Predict([user], [user % 7], predicted);
            var expected = split.Bias.Score(split.Bias.Users[user], user % 7);
            Assert.Equal(Math.Clamp(expected, 1, 5), Math.Clamp(predicted[0], 1, 5), name == "biased-mf" ? .3f : 1e-4f); // a sigmoid bends
        }
    }

    [Fact]
    public void Both_orders_learn_as_much()
    {
        var split = StoredSplit.Read(_rows, new RowDraw(.2));
        var (blocks, whole) = (Rmse(Small), Rmse(StoredOrder.Usual(BlockRows)));
        Assert.InRange(blocks / whole, .99, 1.01);

        double Rmse(StoredOrder order)
        {
            var trained = StoredTrainer.Fit(Svd, split, RunOf("svd").Options with { EarlyStopping = null }, order: order);
            return StoredMetrics.Measure("svd", trained, split, RowPart.Test)["svd"].Rmse;
        }
    }

    [Fact]
    public void Errors_of_a_pass_are_those_of_columns()
    {
        var split = StoredSplit.Read(_rows, new RowDraw(.2));
        var trained = StoredTrainer.Fit(Svd, split, Plain with { Optimizer = new PerSampleSgd() }, order: Small);
        var metrics = StoredMetrics.Measure("svd", trained, split, RowPart.Test);
        var test = new List<(int User, int Item, float Value)>();
        split.ForEach(RowPart.Test, block => test.AddRange(RowsOf(block)), progress: null, CancellationToken.None);
        var predicted = new float[test.Count];
        trained.Predict([.. test.Select(r => r.User)], [.. test.Select(r => r.Item)], predicted);
        var expected = RatingMetrics.Measure(predicted, [.. test.Select(r => r.Value)]);
        Assert.Equal(expected.Rmse, metrics["svd"].Rmse, 1e-12);
        Assert.Equal(expected.Mae, metrics["svd"].Mae, 1e-12);
        Assert.Equal(expected.R2, metrics["svd"].R2, 1e-9);
        Assert.Equal(["global-mean", "two-pass-bias", "svd"], metrics.Keys);
        foreach (var together in ThreadCollective.Run(3, team => StoredMetrics.Measure("svd", trained, split, RowPart.Test, team)))
            foreach (var (name, alone) in metrics)
            {
                Assert.Equal(alone.Count, together[name].Count);
                Assert.Equal(alone.Rmse, together[name].Rmse, 1e-12);
                Assert.Equal(alone.R2, together[name].R2, 1e-9);
            }
    }

    [Fact]
    public void A_model_is_saved_and_read_without_its_rows()
    {
        var split = StoredSplit.Read(_rows, new RowDraw(.2));
        var trained = StoredTrainer.Fit(Svd, split, Plain, order: Small);
        var folder = Directory.CreateDirectory(_folder.PathOf("model")).FullName;
        trained.Save(folder);
        var read = TrainedModel.Load(folder);
        foreach (var (name, tensor) in trained.Weights) Assert.Equal(tensor.As<float>(), read.Weights[name].As<float>());
        Assert.Equal(All.Users.Ids, read.Users.Ids);
        Assert.Equal(trained.Predict(All.Users[3], All.Items[4]), read.Predict(All.Users[3], All.Items[4]));
    }

    [Fact]
    public void What_needs_rows_in_memory_is_refused_with_a_remedy()
    {
        var split = StoredSplit.Read(_rows, new RowDraw(.2));
        foreach (var (model, options) in new[]
        {
            (Svd, Plain with { Optimizer = new PerSampleSgd { ImplicitFeedback = true } }),
            (Svd, Plain with { Metrics = [new Metric("mine", (_, _) => 0)] }),
            (ModelZoo.Build("bayesian-mf", new ModelOptions()), Recipe.For("bayesian-mf")),
        })
            Assert.Contains(
                "--in-memory", Assert.Throws<ArgumentException>(() => StoredTrainer.Fit(model, split, options)).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_does_not_fit_is_refused_beforehand_and_what_takes_less_is_named()
    {
        var huge = new ModelShape(2_000_000_000, 1_000_000_000);
        var error = Assert.Throws<ArgumentException>(
            () => MemoryNeed.CheckStored(DotMf.Create(32), huge, Plain with { Optimizer = new Adam() }, Engine.Default));
        Assert.Contains("GB", error.Message, StringComparison.Ordinal);
        var amazon = new ModelShape(43_000_000, 15_000_000);
        Assert.InRange(MemoryNeed.StoredBytes(DotMf.Create(32), amazon, Plain, Engine.Default), 7_400_000_000, 8_200_000_000);
        Assert.InRange(
            MemoryNeed.StoredBytes(DotMf.Create(32), amazon, Plain with { Optimizer = new Adam() }, Engine.Default), 22e9, 26e9);
    }

    private static (Model Model, TrainingOptions Options) RunOf(string name)
    {
        var stopping = Plain with { EarlyStopping = new(Patience: 2) };
        return name switch
        {
            "svd" => (Svd, stopping with { Optimizer = new PerSampleSgd(.01) }),
            "sgd" => (DotMf.Create(4), stopping),
            "momentum" => (DotMf.Create(4), stopping with { Optimizer = new Sgd(.1, Momentum: .9) }),
            _ => (BiasedMf.Create(4, new RatingRange(0, 5.5f)), stopping with { Optimizer = new AdamW(.01), Schedule = new OneCycle() }),
        };
    }

    private static List<(int, int, float)> EpochOf(StoredBatches batches, int epoch)
    {
        var rows = new List<(int, int, float)>();
        for (var step = 0; step < batches.PerEpoch; step++)
        {
            var batch = batches.At(epoch, step);
            rows.AddRange(RowsOf(batch.Users, batch.Items, batch.Ratings));
        }

        return rows;
    }

    private static List<(int, int, float)> RowsOf(CodedBlock block) => RowsOf(block.User, block.Item, block.Value);

    private static List<(int, int, float)> RowsOf(ReadOnlySpan<int> users, ReadOnlySpan<int> items, ReadOnlySpan<float> values)
    {
        var rows = new List<(int, int, float)>(users.Length);
        for (var row = 0; row < users.Length; row++) rows.Add((users[row], items[row], values[row]));
        return rows;
    }

    private static Ratings Made(int rows)
    {
        var random = new Random(1);
        return Ratings.FromRows(Enumerable.Range(0, rows).Select(_ =>
        {
            var (user, item) = (random.Next(150), random.Next(90));
            var stars = 3 + (user % 3) - 1 + (item % 2) + (user % 2 == item % 2 ? .5 : -.5) + random.NextDouble() - .5;
            return ($"u{user:000}", $"i{item:000}", (float)Math.Clamp(Math.Round(stars), 1, 5), 0L);
        }));
    }
}
