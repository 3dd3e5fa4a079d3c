using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;
using AmazonRec.Training;

namespace AmazonRec.Tests.Training;

public sealed class TrainerTests
{
    private static readonly Ratings All = Reviews.Read(Sample.Reviews).ToRatings().WithMoreThan(10, 10);
    private static readonly Split Clean = Split.Random(All, test: .2, validation: .1);
    private static readonly Model Biased = BiasedMf.Create(4, new RatingRange(0, 5.5f));
    private static readonly TrainingOptions Quick = new() { Epochs = 3, BatchSize = 256, Optimizer = new Adam(.01) };

    public static TheoryData<string> Zoo => [.. ModelZoo.Entries.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Zoo))]
    public void Every_model_of_the_zoo_learns_and_gives_the_same_bits_again_on_one_thread_and_on_two(string name)
    {
        var model = SmallZoo.Build(ModelZoo.Find(name));
        TrainedModel Fit(ulong seed, int threads = 1) =>
            Trainer.Fit(
                model,
                Clean,
                Quick with
                {
                    Seed = seed,
                    Threads = threads,
                    Optimizer = Recipe.For(name).Optimizer is var own and (PerSampleSgd or GibbsSampling) ? own : Quick.Optimizer,
                },
                features: SmallZoo.Features(All.Items.Count));
        var first = Fit(1);
        Assert.True(first.History.Epochs[^1].TrainLoss < first.History.Epochs[0].TrainLoss);
        foreach (var again in new[] { Fit(1), Fit(1, threads: 2) })
        {
            Assert.Equal(first.Predict(Clean.Test), again.Predict(Clean.Test));
            foreach (var (weight, tensor) in first.Weights) Assert.Equal(tensor.As<float>(), again.Weights[weight].As<float>());
        }

        Assert.NotEqual(first.Predict(Clean.Test), Fit(2).Predict(Clean.Test));
    }

    [Fact]
    public void A_few_rows_can_be_learned_by_heart()
    {
        var rows = Split.Random(All.Rows([.. Enumerable.Range(0, 40)]), test: .1);
        var history = Trainer.Fit(
            ConcatMlp.Create(8, 64, 0), rows, new() { Epochs = 300, BatchSize = 64, Optimizer = new Adam(.01) }).History;
        Assert.True(history.Epochs[^1].TrainLoss < .01, $"loss {history.Epochs[^1].TrainLoss}");
    }

    [Fact]
    public void Early_stopping_goes_back_to_the_best_epoch()
    {
        var losses = new List<double>();
        var overfitting = new TrainingOptions { Epochs = 60, BatchSize = 64, Optimizer = new Adam(.02), EarlyStopping = new(Patience: 3) };
        var trained = Trainer.Fit(
            BiasedMf.Create(32, new RatingRange(0, 5.5f)),
            Clean,
            overfitting,
            progress: new ImmediateProgress<TrainingProgress>(p => losses.AddRange(p.Finished is { } e ? [e.ValidationLoss!.Value] : [])));
        var history = trained.History;
        Assert.True(history.StoppedEarly);
        Assert.Equal(losses.IndexOf(losses.Min()) + 1, history.KeptEpoch);
        Assert.Equal(history.KeptEpoch + 3, history.Epochs.Count);
        var predictions = trained.Predict(Clean.Validation);
        Assert.Equal(losses.Min(), predictions.Zip(Clean.Validation.Value, (p, r) => Math.Pow((double)p - r, 2)).Average(), 9);
    }

    [Fact]
    public void Early_stopping_that_keeps_the_last_epoch_stops_at_the_same_one()
    {
        var options = new TrainingOptions { Epochs = 60, BatchSize = 64, Optimizer = new Adam(.02), EarlyStopping = new(Patience: 3) };
        var model = BiasedMf.Create(32, new RatingRange(0, 5.5f));
        var best = Trainer.Fit(model, Clean, options);
        var last = Trainer.Fit(model, Clean, options with { EarlyStopping = new(Patience: 3) { KeepsLast = true } });
        Assert.True(last.History.StoppedEarly);
        Assert.Equal(best.History.Epochs.Count, last.History.Epochs.Count);
        Assert.Equal(last.History.Epochs.Count, last.History.KeptEpoch);
        Assert.Equal(last.History.Epochs[^1].ValidationLoss!.Value, Error(last), 9);
        Assert.True(Error(last) > Error(best));

        double Error(TrainedModel trained) =>
            trained.Predict(Clean.Validation).Zip(Clean.Validation.Value, (p, r) => Math.Pow((double)p - r, 2)).Average();
    }

    [Fact]
    public void An_improvement_below_min_delta_is_none()
    {
        var options = Quick with { Epochs = 20, EarlyStopping = new(Patience: 2, MinDelta: 1e9) };
        Assert.Equal((1, 3), Trainer.Fit(Biased, Clean, options).History is var h ? (h.KeptEpoch, h.Epochs.Count) : default);
    }

    [Fact]
    public void Early_stopping_without_validation_rows_is_refused() =>
        Assert.Contains(
            "validation",
            Assert.Throws<ArgumentException>(
                () => Trainer.Fit(Biased, Split.Random(All, .2), Quick with { EarlyStopping = new(3) })).Message);

    [Fact]
    public void Stopping_on_the_test_rows_goes_by_its_name()
    {
        var reported = Clean.AsReported();
        Assert.Equal(Protocol.AsReported, reported.Protocol);
        Assert.Same(reported.Test, reported.Validation);
        Assert.Equal(3, Trainer.Fit(Biased, reported, Quick with { EarlyStopping = new(3) }).History.Epochs.Count);
        Assert.NotSame(Clean.Test, Clean.Validation);
    }

    [Fact]
    public void The_test_rows_do_not_touch_what_is_learned()
    {
        var other = Split.Random(All, test: .2, validation: .1);
        Array.Fill(other.Test.Value, 1f);
        Assert.Equal(Trainer.Fit(Biased, Clean, Quick).Predict(Clean.Train), Trainer.Fit(Biased, other, Quick).Predict(Clean.Train));
    }

    [Fact]
    public void A_loss_that_is_no_number_ends_training_with_a_remedy()
    {
        var error = Assert.Throws<DivergedException>(
            () => Trainer.Fit(DotMf.Create(), Clean, new() { BatchSize = 8, Optimizer = new Sgd(1e6) }));
        Assert.Contains("--lr", error.Message);
        Assert.DoesNotContain("--scaling", error.Message);
    }

    [Fact]
    public void The_best_weights_of_a_training_that_diverges_later_predict_numbers()
    {
        // Ten factors: no whole vector, whose padding must not keep what the last steps left there.
        var options = new TrainingOptions { Epochs = 4, BatchSize = 16, EarlyStopping = new(4), Schedule = new Cliff() };
        var model = Trainer.Fit(DotMf.Create(factors: 10), Clean, options);
        Assert.True(model.History.Diverged);
        Assert.All(model.Predict(Clean.Test), prediction => Assert.True(float.IsFinite(prediction)));
    }

    [Fact]
    public void Where_features_are_given_the_remedy_names_their_scaling()
    {
        var items = Clean.Train.Items;
        var matrix = new FeatureMatrix("text", items, 2, [.. Enumerable.Range(0, items.Count * 2).Select(i => 1e4f * MathF.Sin(i))]);
        Assert.Contains("--scaling text=unit", MessageFor(FeatureScaling.None), StringComparison.Ordinal);
        Assert.DoesNotContain("--scaling", MessageFor(FeatureScaling.Unit), StringComparison.Ordinal);

        string MessageFor(FeatureScaling scaling)
        {
            var features = FeatureAlignment.Align(matrix, Clean.Train, scaling);
            var options = new TrainingOptions { BatchSize = 8, Optimizer = new Sgd(1e6) };
            return Assert.Throws<DivergedException>(
                () => Trainer.Fit(HybridText.Create(features.Width, 4, 8), Clean, options, features: [features])).Message;
        }
    }

    [Fact]
    public void Cancelling_ends_between_two_batches()
    {
        using var source = new CancellationTokenSource();
        var batches = 0;
        Assert.Throws<OperationCanceledException>(() => Trainer.Fit(Biased, Clean, Quick, cancellation: source.Token, progress: new ImmediateProgress<TrainingProgress>(_ =>
        {
            if (++batches == 3) source.Cancel();
        })));
        Assert.Equal(3, batches);
    }

    [Theory]
    [InlineData(0, 10, .1)]
    [InlineData(1, 0, .1)]
    [InlineData(1, 10, 0)]
    [InlineData(1, 10, double.NaN)]
    public void Options_out_of_range_are_refused(int epochs, int batch, double rate) =>
        Assert.Throws<ArgumentException>(
            () => Trainer.Fit(Biased, Clean, new() { Epochs = epochs, BatchSize = batch, Optimizer = new Sgd(rate) }));

    [Fact]
    public void The_learning_rate_decays_with_the_inverse_of_time()
    {
        var optimizer = Adam.Keras(.01) with { Decay = 1e-4 };
        Assert.Equal(.01, optimizer.LearningRateAt(0), 12);
        Assert.Equal(.005, optimizer.LearningRateAt(10_000), 12);
    }

    [Fact]
    public void A_trained_model_comes_back_from_its_folder_and_predicts_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        var trained = Trainer.Fit(Biased, Clean, Quick);
        trained.Save(folder.Path);
        var loaded = TrainedModel.Load(folder.Path);
        Assert.Equal(trained.Predict(Clean.Test), loaded.Predict(Clean.Test));
        Assert.Equal(trained.Predict(All.Users[3], All.Items[5]), loaded.Predict(All.Users[3], All.Items[5]));
        Assert.Contains("'nobody'", Assert.Throws<KeyNotFoundException>(() => loaded.Predict("nobody", All.Items[0])).Message);
    }

    [Fact]
    public void Weights_of_another_model_are_refused()
    {
        using var folder = new TemporaryFolder();
        var trained = Trainer.Fit(Biased, Clean, Quick with { Epochs = 1 });
        trained.Save(folder.Path);
        File.WriteAllText(folder.PathOf("model.json"), ModelFile.Write(BiasedMf.Create(5, new RatingRange(0, 5.5f))));
        Assert.Contains("shape", Assert.Throws<FormatException>(() => TrainedModel.Load(folder.Path)).Message);
    }

    /// <summary>Calm for half of the steps; then no weight survives.</summary>
    private sealed record Cliff : Schedule
    {
        public override Step At(Optimizer optimizer, long number, long total) =>
            Step.At(optimizer, number) with { LearningRate = number < total / 2 ? .1 : 1e6 };
    }
}
