using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Training;

namespace AmazonRec.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private const int Interruptions = 20;
    private static readonly Split Clean = Split.Random(
        Reviews.Read(Sample.Reviews).ToRatings().WithMoreThan(10, 10), test: .2, validation: .1);
    private static readonly Model Biased = BiasedMf.Create(4, new RatingRange(0, 5.5f));
    private static readonly TrainingOptions Stopping = new() { Epochs = 8, BatchSize = 64, EarlyStopping = new(Patience: 2), Seed = 3 };
    private static readonly TrainingOptions Quick = new() { Epochs = 2, BatchSize = 256, Optimizer = new Adam(.01) };

    private static readonly Dictionary<string, (Model Model, TrainingOptions Options)> Runs = new()
    {
        ["sgd with momentum, dropout"] = (ConcatMlp.Create(4, 16, .2f), Stopping with { Optimizer = new Sgd(.1, Momentum: .9) }),
        ["sgd with momentum, lazy"] = (DotMf.Create(4), Stopping with { Optimizer = new Sgd(.1, Momentum: .9), Updates = Updates.Lazy }),
        ["adam"] = (ConcatMlp.Create(4, 16, .2f), Stopping with { Optimizer = Adam.Keras(.05) with { Decay = 1e-3 } }),
        ["adam, lazy"] = (Biased, Stopping with { Optimizer = new Adam(.05), Updates = Updates.Lazy }),
        ["adamw, one cycle, last weights"] = (Biased, Recipe.For("biased-mf") with { Epochs = 4 }),
        ["from the tuned baseline"] = (Biased, Recipe.Fitted("biased-mf", Clean) with { Epochs = 4 }),
        ["rating by rating, from the tuned baseline"] =
            (SvdPlusPlus.Create(4, RatingRange.Stars), Recipe.Fitted("svdpp", Clean) with { Epochs = 6 }),
        ["adamw, one cycle, best weights"] = (Biased, Recipe.For("biased-mf") with { Epochs = 6, EarlyStopping = new(Patience: 2) }),
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> RunNames => [.. Runs.Keys];

    private string CheckpointPath => _folder.PathOf("run.checkpoint.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(RunNames))]
    public void A_run_interrupted_twenty_times_ends_with_the_bits_of_one_that_was_not(string name)
    {
        var (model, options) = Runs[name];
        var whole = Trainer.Fit(model, Clean, options);
        var steps = whole.History.Epochs.Count * options.StepsPerEpoch(Clean.Train.Count);
        var random = new Random(name.Length);
        TrainedModel? pieced = null;
        var interruptions = 0;
        while (pieced is null)
        {
            // 20 pieces of half of what there is to do, on the mean; what comes after the last checkpoint is done again.
            var batches = interruptions < Interruptions ? random.Next(1, steps / Interruptions) : int.MaxValue;
            pieced = Interrupted(
                model, options, batches, new Checkpoint(CheckpointPath) { EverySteps = 3, Resumes = File.Exists(CheckpointPath) });
            if (pieced is null) interruptions++;
        }

        Assert.Equal(Interruptions, interruptions);
        Assert.Equal(WeightsOf(whole), WeightsOf(pieced));
        Assert.Equal(whole.History.Epochs.Select(e => e with { Seconds = 0 }), pieced.History.Epochs.Select(e => e with { Seconds = 0 }));
        Assert.Equal((whole.History.KeptEpoch, whole.History.StoppedEarly), (pieced.History.KeptEpoch, pieced.History.StoppedEarly));
    }

    [Fact]
    public void A_run_that_was_over_needs_no_more_training()
    {
        var checkpoint = new Checkpoint(CheckpointPath);
        var whole = Trainer.Fit(Biased, Clean, Quick, checkpoint: checkpoint);
        var batches = 0;
        var again = Trainer.Fit(
            Biased,
            Clean,
            Quick,
            checkpoint: new Checkpoint(CheckpointPath) { Resumes = true },
            progress: new ImmediateProgress<TrainingProgress>(_ => batches++));
        Assert.Equal(0, batches);
        Assert.Equal(WeightsOf(whole), WeightsOf(again));
        checkpoint.Delete();
        Assert.False(checkpoint.Exists);
    }

    [Fact]
    public void Only_the_same_run_is_resumed_and_the_error_says_what_differs()
    {
        Trainer.Fit(Biased, Clean, Quick, checkpoint: new Checkpoint(CheckpointPath));
        var rows = Split.Random(Clean.Train, test: .2, validation: .1);
        Assert.Contains("batchSize: 256, now 128", Refusal(Biased, Clean, Quick with { BatchSize = 128 }));
        Assert.Contains("one-cycle", Refusal(Biased, Clean, Quick with { Schedule = new OneCycle() }));
        Assert.Contains("(seed: 0, now 1)", Refusal(Biased, Clean, Quick with { Seed = 1 }));
        Assert.Contains("(the model's layers)", Refusal(DotMf.Create(), Clean, Quick));
        Assert.Contains($"split: {Clean.Hash}, now {rows.Hash}", Refusal(Biased, rows, Quick));
    }

    [Fact]
    public void Resuming_from_nothing_is_refused_with_a_remedy() =>
        Assert.Contains("--resume", Assert.Throws<FileNotFoundException>(() => Resume(Biased, Clean, Quick)).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Checkpoints_come_after_at_least_one_step(int steps) =>
        Assert.Throws<ArgumentException>(
            () => Trainer.Fit(Biased, Clean, Quick, checkpoint: new Checkpoint(CheckpointPath) { EverySteps = steps }));

    [Fact]
    public void A_damaged_checkpoint_is_refused_wherever_the_damage_is()
    {
        Trainer.Fit(Biased, Clean, Quick, checkpoint: new Checkpoint(CheckpointPath));
        var whole = File.ReadAllBytes(CheckpointPath);
        foreach (var length in new[] { 0, 5, 100, whole.Length / 2, whole.Length - 1 }) Damaged(whole[..length]);
        foreach (var place in Enumerable.Range(0, 100).Select(i => (int)((long)i * whole.Length / 100)).Append(whole.Length - 1))
        {
            var flipped = whole.ToArray();
            flipped[place] ^= 1;
            Damaged(flipped);
        }

        void Damaged(byte[] bytes)
        {
            File.WriteAllBytes(CheckpointPath, bytes);
            var error = Assert.Throws<FormatException>(() => Resume(Biased, Clean, Quick));
            Assert.StartsWith(CheckpointPath, error.Message);
            Assert.Contains("damaged", error.Message);
        }
    }

    private static TrainedModel? Interrupted(Model model, TrainingOptions options, int batches, Checkpoint checkpoint)
    {
        using var source = new CancellationTokenSource();
        var done = 0;
        var count = new ImmediateProgress<TrainingProgress>(p =>
        {
            if (p.Finished is null && ++done == batches) source.Cancel();
        });
        try
        {
            return Trainer.Fit(model, Clean, options, progress: count, checkpoint: checkpoint, cancellation: source.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private string Refusal(Model model, Split split, TrainingOptions options) =>
        Assert.Throws<FormatException>(() => Resume(model, split, options)).Message;

    private TrainedModel Resume(Model model, Split split, TrainingOptions options) =>
        Trainer.Fit(model, split, options, checkpoint: new Checkpoint(CheckpointPath) { Resumes = true });

    private byte[] WeightsOf(TrainedModel model)
    {
        model.Save(_folder.Path);
        return File.ReadAllBytes(_folder.PathOf("weights.safetensors"));
    }
}
