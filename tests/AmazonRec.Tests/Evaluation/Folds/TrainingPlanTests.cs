using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Training;

namespace AmazonRec.Tests.Evaluation.Folds;

public sealed class TrainingPlanTests
{
    private static readonly Split Rows = Split.Random(Reviews.Read(Sample.Reviews).ToRatings().WithMoreThan(10, 10), .3, .1);

    private static readonly TrainingOptions First = new()
    {
        Epochs = 6,
        BatchSize = 64,
        Optimizer = new Sgd(.1, Momentum: .9),
        EarlyStopping = new(Patience: 2),
    };

    private static readonly TrainingOptions Second = First with { Epochs = 4, BatchSize = 32, Seed = 1 };

    private static readonly TrainingPlan Plan = new(DotMf.Create(factors: 4), First, []) { Then = [Second] };

    [Fact]
    public void A_second_phase_is_a_training_that_begins_with_the_weights_that_the_first_kept()
    {
        var both = Fit(Plan);
        var first = Trainer.Fit(Plan.Model, Rows, First);
        var second = Trainer.Fit(Plan.Model, Rows, Second with { StartFrom = first.Weights });
        Assert.Equal(second.Predict(Rows.Test), both.Predict(Rows.Test));
        Assert.NotEqual(first.Predict(Rows.Test), both.Predict(Rows.Test));
    }

    [Fact]
    public void The_histories_of_phases_are_one_whose_epochs_are_counted_on()
    {
        var both = Fit(Plan).History;
        var first = Trainer.Fit(Plan.Model, Rows, First);
        var second = Trainer.Fit(Plan.Model, Rows, Second with { StartFrom = first.Weights }).History;
        var before = first.History.Epochs.Count;
        Assert.Equal(Enumerable.Range(1, before + second.Epochs.Count), both.Epochs.Select(e => e.Epoch));
        Assert.Equal(
            first.History.Epochs.Concat(second.Epochs).Select(e => (e.TrainLoss, e.ValidationLoss)),
            both.Epochs.Select(e => (e.TrainLoss, e.ValidationLoss)));
        Assert.Equal(before + second.KeptEpoch, both.KeptEpoch);
        Assert.Equal([before + 1], both.PhaseStarts!);
        Assert.Null(first.History.PhaseStarts);
        Assert.Equal(both.PhaseStarts!, Json.Parse<History>(Json.Write(both)).PhaseStarts!);
    }

    [Fact]
    public void Progress_counts_the_epochs_of_all_phases()
    {
        var told = new List<TrainingProgress>();
        var trained = Plan.Fit(Rows, Engine.Default, new ImmediateProgress<TrainingProgress>(told.Add), CancellationToken.None);
        var finished = told.Where(p => p.Finished is not null).ToArray();
        Assert.Equal(trained.History.Epochs.Select(e => e.Epoch), finished.Select(p => p.Epoch));
        Assert.Equal(finished.Select(p => p.Epoch), finished.Select(p => p.Finished!.Epoch));
        Assert.Equal(10, told[0].Epochs);
        Assert.Equal(trained.History.PhaseStarts![0] - 1 + 4, told[^1].Epochs);
    }

    [Fact]
    public void A_candidate_of_a_cross_validation_is_trained_in_all_phases()
    {
        var candidate = Candidate.Create("MF", _ => Plan, Plan.Model) with { Validation = .1 };
        var once = Candidate.Create("MF", _ => Plan with { Then = [] }, Plan.Model) with { Validation = .1 };
        Assert.NotEqual(Rmse(once), Rmse(candidate));

        static double Rmse(Candidate candidate) =>
            CrossValidation.Run(Rows.Train, [candidate], new() { Folds = 2 }).Candidates[0].Rmse.Mean;
    }

    [Fact]
    public void On_few_rows_the_batches_of_all_phases_are_divided_by_the_same()
    {
        TrainingOptions[] phases = [new() { BatchSize = 1024 }, new() { BatchSize = 512 }];
        var (adjusted, why) = Recipe.OnRows(phases, rows: 20_000);
        Assert.Equal([512, 256], adjusted.Select(phase => phase.BatchSize));
        Assert.Equal("batch 1024 -> 512, then 512 -> 256, as 20,000 training rows would make 20 steps an epoch", why);
        Assert.Equal((phases, null), Recipe.OnRows(phases, rows: 100_000));
        Assert.Equal("batch 1024 -> 512, as 20,000 training rows would make 20 steps an epoch", Recipe.OnRows([phases[0], phases[0]], 20_000).Adjustment);
    }

    private static TrainedModel Fit(TrainingPlan plan) => plan.Fit(Rows, Engine.Default, progress: null, CancellationToken.None);
}
