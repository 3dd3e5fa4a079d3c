using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Zoo;
using AmazonRec.Runs;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Training;

namespace AmazonRec.Tests.Training;

/// <summary>Code of one's own between two epochs: callbacks and metrics.</summary>
public sealed class CallbackTests : IDisposable
{
    private static readonly Split Clean = Split.Random(
        Reviews.Read(Sample.Reviews).ToRatings().WithMoreThan(10, 10), test: .2, validation: .1);
    private static readonly Model Biased = BiasedMf.Create(4, new RatingRange(0, 5.5f));
    private static readonly TrainingOptions Quick = new() { Epochs = 4, BatchSize = 128, Optimizer = new Adam(.01), Seed = 3 };
    private static readonly Metric Near = Metric.Mean(
        "within half a star", (predicted, actual) => Math.Abs(predicted - actual) <= .5 ? 1 : 0, Better.Higher);

    private readonly TemporaryFolder _folder = new();

    private string CheckpointPath => _folder.PathOf("run.checkpoint.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_callback_sees_start_epochs_and_end_and_changes_no_bit()
    {
        var recorder = new Recorder();
        var plain = Trainer.Fit(Biased, Clean, Quick);
        var watched = Trainer.Fit(Biased, Clean, Quick with { Metrics = [Near] }, callbacks: recorder);
        Assert.Equal(["start 0", "epoch 1", "epoch 2", "epoch 3", "epoch 4", "end 4"], recorder.Seen);
        Assert.Equal(plain.Predict(Clean.Test), watched.Predict(Clean.Test));
        Assert.Equal(
            plain.History.Epochs.Select(e => e with { Seconds = 0 }),
            watched.History.Epochs.Select(e => e with { Seconds = 0, Metrics = null }));
        Assert.Equal(watched.Predict(Clean.Validation), recorder.Last!.Predicted.ToArray());
        Assert.Same(Clean.Validation, recorder.Last.Validation);
        Assert.Equal(watched.Weights.Keys.Order(), recorder.Last.ExportWeights().Keys.Order());
    }

    [Fact]
    public void A_metric_stands_in_the_history_and_in_files_to_the_same_bits_on_any_number_of_threads()
    {
        var options = Quick with { Metrics = [Near, new("largest error", (predicted, actual) => Largest(predicted, actual))] };
        var (model, result) = Experiment.Run(Biased, Clean, options with { Threads = 1 });
        var two = Trainer.Fit(Biased, Clean, options with { Threads = 2 }).History.Epochs;
        Assert.All(result.History.Epochs.Zip(two), pair => Assert.Equal(pair.First.Metrics, pair.Second.Metrics));
        var last = result.History.Epochs[^1].Metrics!;
        Assert.Equal(["within half a star", "largest error"], last.Keys);
        Assert.Equal(
            last["within half a star"],
            model.Predict(Clean.Validation).Zip(Clean.Validation.Value, (p, r) => Math.Abs(p - r) <= .5 ? 1.0 : 0).Average(),
            12);

        var read = Json.Parse<ExperimentResult>(Json.Write(result));
        Assert.Equal(last, read.History.Epochs[^1].Metrics);
        Assert.Equal(
            [("within half a star", Better.Higher), ("largest error", Better.Lower)],
            read.Options!.Metrics!.Select(m => (m.Name, m.Better)));
        Assert.Contains(
            "'within half a star' was read from a file",
            Assert.Throws<InvalidOperationException>(() => read.Options!.Metrics![0].Of([1], [1])).Message);
        Assert.DoesNotContain("metrics", Json.Write(Quick));
    }

    [Theory]
    [InlineData(Better.Higher)]
    [InlineData(Better.Lower)]
    public void Early_stopping_goes_by_a_metric_in_its_direction(Better better)
    {
        double[] values = better == Better.Higher ? [.1, .3, double.NaN, .2, .25, .9] : [.9, .3, double.NaN, .4, .35, .1];
        var call = 0;
        var options = Quick with
        {
            Epochs = 6,
            Metrics = [new("made up", (_, _) => values[call++], better)],
            EarlyStopping = new(3) { By = "made up" },
        };
        var history = Trainer.Fit(Biased, Clean, options).History;
        Assert.Equal((2, 5, true), (history.KeptEpoch, history.Epochs.Count, history.StoppedEarly));
        call = 0;
        var strict = Trainer.Fit(Biased, Clean, options with { EarlyStopping = new(3, MinDelta: .7) { By = "made up" } }).History;
        Assert.Equal((1, 4), (strict.KeptEpoch, strict.Epochs.Count));
    }

    [Fact]
    public void A_callback_ends_training_and_the_history_says_which()
    {
        var stopper = TrainingCallback.EachEpoch("enough", epoch =>
        {
            if (epoch.Result.Epoch == 2) epoch.Stop();
        });
        var recorder = new Recorder();
        var stopped = Trainer.Fit(Biased, Clean, Quick, callbacks: [stopper, recorder]);
        Assert.Equal(
            ("enough", true, 2, 2),
            (stopped.History.StoppedBy, stopped.History.StoppedEarly, stopped.History.KeptEpoch, stopped.History.Epochs.Count));
        Assert.Equal(["start 0", "epoch 1", "epoch 2", "end 2"], recorder.Seen);
        Assert.Equal("enough", Json.Parse<History>(Json.Write(stopped.History)).StoppedBy);

        // Under early stopping, the best epoch's weights are kept.
        var call = 0;
        var best = Trainer.Fit(
            Biased,
            Clean,
            Quick with { Metrics = [new("rises", (_, _) => call++)], EarlyStopping = new(9) { By = "rises" } },
            callbacks: stopper);
        Assert.Equal((1, 2), (best.History.KeptEpoch, best.History.Epochs.Count));
    }

    [Fact]
    public void An_exception_carries_the_callbacks_name_and_the_run_goes_on_from_before_the_epoch_to_the_same_bits()
    {
        var whole = Trainer.Fit(Biased, Clean, Quick with { Metrics = [Near] });
        var failing = TrainingCallback.EachEpoch("mailer", epoch =>
        {
            if (epoch.Result.Epoch == 3) throw new IOException("no network");
        });
        var error = Assert.Throws<CallbackException>(
            () =>
                Trainer.Fit(
                    Biased, Clean, Quick with { Metrics = [Near] }, checkpoint: new Checkpoint(CheckpointPath), callbacks: failing));
        Assert.Equal("The callback 'mailer' failed after epoch 3: no network", error.Message);
        Assert.IsType<IOException>(error.InnerException);
        Assert.Equal([CheckpointPath], Directory.GetFileSystemEntries(_folder.Path)); // whole, and nothing beside it

        var recorder = new Recorder();
        var resumed = Trainer.Fit(
            Biased,
            Clean,
            Quick with { Metrics = [Near] },
            checkpoint: new Checkpoint(CheckpointPath) { Resumes = true },
            callbacks: recorder);
        Assert.Equal(["start 2", "epoch 3", "epoch 4", "end 4"], recorder.Seen);
        Assert.Equal(whole.Predict(Clean.Test), resumed.Predict(Clean.Test));
        Assert.All(whole.History.Epochs.Zip(resumed.History.Epochs), pair => Assert.Equal(pair.First.Metrics, pair.Second.Metrics));

        var metric = Assert.Throws<CallbackException>(
            () => Trainer.Fit(Biased, Clean, Quick with { Metrics = [new("broken", (_, _) => throw new FormatException("odd"))] }));
        Assert.Equal("The metric 'broken' failed after epoch 1: odd", metric.Message);
        var start = Assert.Throws<CallbackException>(() => Trainer.Fit(Biased, Clean, Quick, callbacks: new Refusing()));
        Assert.Equal("The callback 'Refusing' failed at the start: not today", start.Message);
    }

    [Fact]
    public void An_interrupted_run_goes_on_with_callbacks_metrics_and_a_stop_that_was_asked_for()
    {
        var options = Quick with { Epochs = 8, Metrics = [Near], EarlyStopping = new(5) { By = Near.Name } };
        var whole = Trainer.Fit(Biased, Clean, options, callbacks: AtFour());
        using var interruption = new CancellationTokenSource();
        var progress = new ImmediateProgress<TrainingProgress>(p =>
        {
            if (p is { Epoch: 3, Share: > .5 }) interruption.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => Trainer.Fit(
            Biased, Clean, options, progress: progress, checkpoint: new Checkpoint(CheckpointPath) { EverySteps = 2 },
            cancellation: interruption.Token, callbacks: AtFour()));
        var resumed = Trainer.Fit(
            Biased, Clean, options, checkpoint: new Checkpoint(CheckpointPath) { Resumes = true }, callbacks: AtFour());
        Assert.Equal(
            (whole.History.KeptEpoch, "four", 4), (resumed.History.KeptEpoch, resumed.History.StoppedBy, resumed.History.Epochs.Count));
        Assert.Equal(whole.Predict(Clean.Test), resumed.Predict(Clean.Test));

        // The checkpoint of the end knows that it is one, though nobody asks to stop this time.
        var again = Trainer.Fit(Biased, Clean, options, checkpoint: new Checkpoint(CheckpointPath) { Resumes = true });
        Assert.Equal(("four", 4), (again.History.StoppedBy, again.History.Epochs.Count));
        var other = Assert.Throws<FormatException>(
            () =>
                Trainer.Fit(
                    Biased,
                    Clean,
                    options with { Metrics = [new(Near.Name, (_, _) => 0)] },
                    checkpoint: new Checkpoint(CheckpointPath) { Resumes = true }));
        Assert.Contains("metrics:", other.Message);

        static TrainingCallback AtFour() => TrainingCallback.EachEpoch("four", epoch =>
        {
            if (epoch.Result.Epoch == 4) epoch.Stop();
        });
    }

    [Fact]
    public void What_cannot_be_measured_is_refused_before_anything_is_trained()
    {
        Assert.Contains(
            "goes by the metric 'within', which is not among the metrics: within half a star",
            Refusal(Quick with { Metrics = [Near], EarlyStopping = new(2) { By = "within" } }, Clean));
        Assert.Contains("Two metrics are called 'within half a star'", Refusal(Quick with { Metrics = [Near, Near] }, Clean));
        Assert.Contains(
            "'within half a star' needs validation rows", Refusal(Quick with { Metrics = [Near] }, Split.Random(Clean.Train, .2)));
        Assert.Contains("needs a name", Assert.Throws<ArgumentException>(() => new Metric(" ", (_, _) => 0)).Message);

        static string Refusal(TrainingOptions options, Split split) =>
            Assert.Throws<ArgumentException>(() => Trainer.Fit(Biased, split, options)).Message;
    }

    private static double Largest(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual)
    {
        var largest = 0.0;
        for (var row = 0; row < predicted.Length; row++) largest = Math.Max(largest, Math.Abs(predicted[row] - actual[row]));
        return largest;
    }

    private sealed class Recorder : TrainingCallback
    {
        public List<string> Seen { get; } = [];

        public EpochEnd? Last { get; private set; }

        public override void OnStart(TrainingStart start) => Seen.Add($"start {start.Earlier.Count}");

        public override void OnEpoch(EpochEnd epoch)
        {
            Seen.Add($"epoch {epoch.Result.Epoch}");
            Last = epoch;
        }

        public override void OnEnd(History history) => Seen.Add($"end {history.Epochs.Count}");
    }

    private sealed class Refusing : TrainingCallback
    {
        public override void OnStart(TrainingStart start) => throw new InvalidOperationException("not today");
    }
}
