using AmazonRec.Collectives;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Training;

namespace AmazonRec.Tests.Training;

/// <summary>Ranks are threads here; the plug-in for MPI runs the same in processes.</summary>
public sealed class TeamTrainingTests : IDisposable
{
    private static readonly Split Clean = Split.Random(
        Reviews.Read(Sample.Reviews).ToRatings().WithMoreThan(10, 10), test: .2, validation: .1);

    private static readonly TrainingOptions Momentum =
        new() { Epochs = 3, BatchSize = 64, Optimizer = new Sgd(.05, .9), Seed = 3, Threads = 1 };

    private static readonly Dictionary<string, (Model Model, TrainingOptions Options)> Runs = new()
    {
        ["biases and factors, momentum"] = (BiasedMf.Create(4, new RatingRange(0, 5.5f)), Momentum),
        ["factors, lazy"] = (DotMf.Create(20), Momentum with { Updates = Updates.Lazy }),
        ["layers, adam"] = (ConcatMlp.Create(16, 32, 0), Momentum with { Optimizer = Adam.Keras(.005) }),
        ["dropout in layers"] = (ConcatMlp.Create(16, 32, .2f), Momentum with { Optimizer = Adam.Keras(.005) }),
        ["dropout of rows"] = (Normed(x => new Dropout(x, .3f)), Momentum with { Optimizer = Adam.Keras(.005) }),
        ["adam that decays: swept rows"] =
            (BiasedMf.Create(4, new RatingRange(0, 5.5f)), Momentum with { Optimizer = new Adam(.01) { WeightDecay = .01 } }),
        ["adamw, one cycle, tuned start"] =
            (BiasedMf.Create(4, new RatingRange(0, 5.5f)), Recipe.Fitted("biased-mf", Clean) with { Epochs = 3, Threads = 1 }),
        ["layer norm"] = (Normed(x => new LayerNorm(x)), Momentum with { Optimizer = Adam.Keras(.005) }),
        ["batch norm"] = (Normed(x => new BatchNorm(x)), Momentum with { Optimizer = Adam.Keras(.005) }),
        // Two steps: a batch norm of small numbers makes more of every rounding from step to step.
        ["both norms"] = (Normed(x => new LayerNorm(new Dense(new BatchNorm(x), 16))), Momentum with { BatchSize = 1 << 20, Epochs = 2 }),
        ["batches of few rows"] = (BiasedMf.Create(4, new RatingRange(0, 5.5f)), Momentum with { BatchSize = 3, Epochs = 1 }),
        ["early stopping"] = (ConcatMlp.Create(4, 16, 0), Momentum with { Epochs = 8, EarlyStopping = new(Patience: 1) }),
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> RunNames => [.. Runs.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(RunNames))]
    public void Ranks_come_to_what_one_process_comes_to(string name)
    {
        var (model, options) = Runs[name];
        var alone = Trainer.Fit(model, Clean, options);
        foreach (var (ranks, sharded) in new[] { (1, false), (2, false), (4, false), (1, true), (2, true), (3, true) })
        {
            var together = Fit(ranks, sharded, model, options);
            foreach (var rank in together)
            {
                Assert.Equal(alone.History.Epochs.Count, rank.Epochs.Count);
                foreach (var (expected, actual) in alone.History.Epochs.Zip(rank.Epochs))
                {
                    Assert.Equal(expected.TrainLoss, actual.TrainLoss, tolerance: 1e-3 * expected.TrainLoss);
                    Assert.Equal(
                        expected.ValidationLoss!.Value, actual.ValidationLoss!.Value, tolerance: 1e-3 * expected.ValidationLoss.Value);
                }
            }

            Assert.All(together, rank => Assert.Equal(together[0].Predictions, rank.Predictions)); // all ranks get the same answer
            Assert.Equal(together[0].Predictions, Fit(ranks, sharded, model, options)[0].Predictions); // and again the same bits
            if (ranks == 1 && !sharded) Assert.Equal(alone.Predict(Clean.Test), together[0].Predictions);
        }
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(4, 1)]
    [InlineData(1, 3)]
    public void A_checkpoint_of_some_ranks_is_gone_on_from_by_others(int before, int after)
    {
        var (model, options) = (ConcatMlp.Create(16, 32, 0), Momentum with { Epochs = 4 });
        var whole = Trainer.Fit(model, Clean, options);
        var path = _folder.PathOf("run.checkpoint.safetensors");
        Assert.ThrowsAny<OperationCanceledException>(() => ThreadCollective.Run(before, team =>
        {
            using var stop = new CancellationTokenSource();
            var steps = 0;
            return Trainer.Fit(
                model, Clean, options with { Team = team }, checkpoint: new Checkpoint(path),
                progress: new ImmediateProgress<TrainingProgress>(p =>
                {
                    if (p.Finished is { Epoch: 2 } && ++steps > 0) stop.Cancel();
                }),
                cancellation: stop.Token);
        }));
        var histories = ThreadCollective.Run(after, team => Trainer.Fit(
            model, Clean, options with { Team = team }, checkpoint: new Checkpoint(path) { Resumes = true }).History);
        foreach (var history in histories)
            Assert.All(
                whole.History.Epochs.Zip(history.Epochs),
                pair => Assert.Equal(pair.First.TrainLoss, pair.Second.TrainLoss, tolerance: 1e-3));
    }

    [Fact]
    public void The_same_ranks_resume_to_the_same_bits()
    {
        var (model, options) = (ConcatMlp.Create(16, 32, .2f), Momentum with { Epochs = 4 });
        var path = _folder.PathOf("run.checkpoint.safetensors");
        var whole = Fit(2, sharded: false, model, options)[0];
        Assert.ThrowsAny<OperationCanceledException>(() => ThreadCollective.Run(2, team =>
        {
            using var stop = new CancellationTokenSource();
            return Trainer.Fit(
                model, Clean, options with { Team = team }, checkpoint: new Checkpoint(path),
                progress: new ImmediateProgress<TrainingProgress>(p =>
                {
                    if (p.Finished is { Epoch: 2 }) stop.Cancel();
                }),
                cancellation: stop.Token);
        }));
        var resumed = ThreadCollective.Run(2, team => Trainer.Fit(
            model, Clean, options with { Team = team }, checkpoint: new Checkpoint(path) { Resumes = true }).Predict(Clean.Test));
        Assert.Equal(whole.Predictions, resumed[0]);
    }

    [Fact]
    public void What_goes_from_rating_to_rating_is_refused() =>
        Assert.Contains(
            "one process",
            Assert.Throws<ArgumentException>(() => ThreadCollective.Run(2, team => Trainer.Fit(
                Svd.Create(4, RatingRange.Stars), Clean, Recipe.For("svd") with { Team = team, Epochs = 1 }))).Message,
            StringComparison.Ordinal);

    private static (IReadOnlyList<EpochResult> Epochs, float[] Predictions)[] Fit(
        int ranks, bool sharded, Model model, TrainingOptions options) =>
        ThreadCollective.Run(ranks, team =>
        {
            var trained = Trainer.Fit(model, Clean, options with { Team = team, ShardsItems = sharded });
            return (trained.History.Epochs, trained.Predict(Clean.Test));
        });

    private static Model Normed(Func<Layer, Layer> norm)
    {
        var (user, item) = (new Embedding(Entity.User, 16), new Embedding(Entity.Item, 16));
        var hidden = new Dense(new Concat([user, item]), 32) { Activation = Activation.Relu };
        return new Model("normed", new Dense(norm(hidden), 1));
    }
}
