using System.Collections.Concurrent;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Features;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Training;

namespace AmazonRec.Tests.Evaluation.Folds;

public sealed class CrossValidationTests
{
    private static readonly Ratings All = Reviews.Read(Sample.Reviews).ToRatings().WithMoreThan(10, 10);
    private static readonly Candidate Mean = Candidate.Create(Baseline.All[0]);
    private static readonly Candidate Svd = Candidate.Create(
        "svd", ModelZoo.Build("svd", new() { Factors = 4 }), Recipe.For("svd") with { Epochs = 3 });
    private static readonly Candidate Mlp = Candidate.Create(
        "concat-mlp",
        ModelZoo.Build("concat-mlp", new() { Factors = 4, Hidden = 8 }),
        new() { Epochs = 2, BatchSize = 256, Optimizer = new Adam(.01), EarlyStopping = new(2) },
        validation: .1);

    [Fact]
    public void One_fit_at_a_time_or_several_give_equal_bits()
    {
        var serial = CrossValidation.Run(All, [Mean, Svd, Mlp], new() { Folds = 3, Parallel = 1 });
        var parallel = CrossValidation.Run(All, [Mean, Svd, Mlp], new() { Folds = 3, Parallel = 4, Threads = 4 });
        foreach (var (a, b) in serial.Candidates.Zip(parallel.Candidates))
        {
            Assert.Equal(a.Pooled.Predicted, b.Pooled.Predicted);
            Assert.Equal((a.Rmse, a.Mae, a.Pearson), (b.Rmse, b.Mae, b.Pearson));
        }
    }

    [Theory]
    [InlineData(FoldMethod.Random)]
    [InlineData(FoldMethod.Stratified)]
    [InlineData(FoldMethod.Grouped)]
    public void Test_rows_never_reach_the_candidate(FoldMethod method)
    {
        var seen = new ConcurrentDictionary<int, Split>();
        var spy = new Candidate("spy", See) { Validation = .2 };
        CrossValidation.Run(All, [spy], new() { Folds = 4, Method = method, Seed = 3 });
        var options = new CrossValidationOptions { Folds = 4, Method = method, Seed = 3 };
        foreach (var (index, fold) in options.Deal(All).Index())
        {
            Assert.Equal(0, seen[index].Test.Count);
            Assert.Equal((int)Math.Round(fold.Train.Count * .2), seen[index].Validation.Count);
            Assert.Equal(Rows(fold.Train), Rows(seen[index].Train).Concat(Rows(seen[index].Validation)).Order());
        }

        GlobalMean See(Split fold, FoldWork work)
        {
            seen[work.Fold] = fold;
            return new GlobalMean(fold.Train);
        }

        static IEnumerable<(int, int, float, long)> Rows(Ratings r) =>
            Enumerable.Range(0, r.Count).Select(i => (r.User[i], r.Item[i], r.Value[i], r.Time[i])).Order();
    }

    [Fact]
    public void Rows_that_are_both_validation_and_test_rows_do_not_reach_it_either()
    {
        var reported = Split.Random(All, .2, .1).AsReported();
        var shown = reported.WithoutTest();
        Assert.Equal((reported.Train.Count, 0, 0), (shown.Train.Count, shown.Validation.Count, shown.Test.Count));
    }

    [Fact]
    public void Validation_rows_of_a_split_are_kept_and_none_are_drawn_beside_them()
    {
        var split = Split.Random(All, .2, .1);
        Assert.Same(split.Validation, split.WithoutTest().Validation);
        Assert.Throws<ArgumentException>(() => split.WithoutTest(.1));
        Assert.Throws<ArgumentException>(() => Split.Random(All, .2).WithoutTest(1));
    }

    [Fact]
    public void Changing_the_test_ratings_changes_no_prediction()
    {
        var folds = Split.Folds(All, 3);
        var before = CrossValidation.Run(folds, [Svd, Mlp]);
        foreach (var fold in folds) Array.Fill(fold.Test.Value, 1f);
        foreach (var (a, b) in before.Candidates.Zip(CrossValidation.Run(folds, [Svd, Mlp]).Candidates))
            Assert.Equal(a.Pooled.Predicted, b.Pooled.Predicted);
    }

    [Fact]
    public void Each_fold_starts_from_fresh_weights()
    {
        var folds = Split.Folds(All, 3);
        var together = CrossValidation.Run(folds, [Svd])["svd"];
        var alone = CrossValidation.Run([folds[2]], [Svd])["svd"];
        Assert.Equal(alone.Folds[0].Metrics, together.Folds[2].Metrics);
    }

    [Fact]
    public void Features_are_learned_on_each_fold_anew()
    {
        var matrix = new FeatureMatrix("genres", All.Items, 1, [.. Enumerable.Range(0, All.Items.Count).Select(i => (float)(i * i))]);
        var means = new ConcurrentBag<double>();
        var model = ModelZoo.Build(
            "biased-mf-content", new() { Factors = 2, Inputs = new(Shape: null, new Dictionary<string, int> { ["genres"] = 1 }) });
        var content = Candidate.Create("content", fold =>
        {
            var features = FeatureAlignment.Align(matrix, fold.Train, FeatureScaling.Standardize);
            means.Add(fold.Train.Item.Distinct().Average(item => features.Values[item]));
            return new TrainingPlan(model, new() { Epochs = 1, Optimizer = new Adam(.01) }, [features]);
        }, model);
        CrossValidation.Run(All, [content], new() { Folds = 3 });
        Assert.Equal(3, means.Count);
        Assert.All(means, mean => Assert.Equal(0, mean, 1e-6)); // over the items of the fold's own training rows
    }

    [Fact]
    public void Each_row_is_a_test_row_once_and_means_are_over_folds()
    {
        var result = CrossValidation.Run(All, [Mean, Svd], new() { Folds = 4, Method = FoldMethod.Stratified });
        var svd = result["svd"];
        Assert.Equal(All.User.Zip(All.Item).Order(), svd.Pooled.User.Zip(svd.Pooled.Item).Order());
        Assert.Equal(svd.Folds.Average(f => f.Metrics.Rmse), svd.Rmse.Mean, 12);
        Assert.Equal(Interval.OfMean([.. svd.Folds.Select(f => f.Metrics.Rmse)]), svd.Rmse.Interval);
        Assert.Equal("stratified fold 2 of 4", result.Folds[1]);
        Assert.Equal(result["global-mean"].Pooled.Actual, svd.Pooled.Actual);
    }

    [Fact]
    public void A_report_compares_with_the_yardstick_and_can_be_written()
    {
        var result = CrossValidation.Run(All, [.. Baseline.All.Select(Candidate.Create), Svd, Mlp], new() { Folds = 3 });
        var report = CrossValidationReport.FromResult(
            result, [.. Baseline.All.Select(b => b.Name)], new BootstrapOptions { Resamples = 50, Unit = BootstrapUnit.Users });
        Assert.Equal("tuned-bias", report.Comparisons!.Against);
        Assert.Equal(
            result["svd"].Pooled.Metrics().Rmse - result["tuned-bias"].Pooled.Metrics().Rmse,
            report.Comparisons.All[0].Difference.Rmse.Estimate,
            9);
        Assert.Equal(
            "user-mean",
            CrossValidationReport.FromResult(
                result, ["global-mean", "user-mean"], new BootstrapOptions { Resamples = 50 }).Comparisons!.Against);
        Assert.Equal(["svd", "concat-mlp"], report.Comparisons.All.Select(c => c.Model));
        Assert.Equal(All.Count, report.Slices["svd"].ByRating.Sum(s => s.Count));
        Assert.Contains("\"adjustedT\"", Json.Write(report));
    }

    [Fact]
    public void Progress_rises_to_one_and_names_each_fit()
    {
        var told = new List<CrossValidationProgress>();
        CrossValidation.Run(All, [Mean, Svd], new() { Folds = 2 }, new ImmediateProgress<CrossValidationProgress>(told.Add));
        Assert.Equal(told.Select(p => p.Share).Order(), told.Select(p => p.Share));
        Assert.Equal(1, told[^1].Share, 12);
        Assert.Equal(4, told.Count(p => p.Finished is not null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Cancelling_ends_all_fits(int parallel)
    {
        using var source = new CancellationTokenSource();
        var cancelling = new ImmediateProgress<CrossValidationProgress>(_ => source.Cancel());
        Assert.Throws<OperationCanceledException>(
            () => CrossValidation.Run(All, [Svd, Mlp], new() { Folds = 3, Parallel = parallel }, cancelling, source.Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_error_of_a_fit_is_told(int parallel)
    {
        var broken = new Candidate("broken", (_, _) => throw new FormatException("no features here"));
        Assert.Equal(
            "no features here",
            Assert.Throws<FormatException>(
                () => CrossValidation.Run(All, [Svd, broken], new() { Folds = 3, Parallel = parallel })).Message);
    }

    [Fact]
    public void Fits_at_a_time_are_no_more_than_there_is_room_for()
    {
        var large = Mean with { Name = "large", Memory = _ => long.MaxValue / 2 };
        var folds = Split.Folds(All, 5);
        Assert.Equal(1, CrossValidation.Parallel(folds, [Mean, large], new() { Parallel = 4, Threads = 4 }));
        Assert.Equal(4, CrossValidation.Parallel(folds, [Mean], new() { Parallel = 4, Threads = 8 }));
        Assert.Equal(2, CrossValidation.Parallel(folds, [Mean], new() { Parallel = 4, Threads = 2 }));
        Assert.Equal(
            16 * (1 + (15 * (4 + 1))),
            Svd.Memory(new(Users: 10, Items: 5))); // weight, gradient and two moments of mean, factors and biases
    }

    [Fact]
    public void Two_candidates_of_one_name_are_refused() =>
        Assert.Contains("'global-mean'", Assert.Throws<ArgumentException>(() => CrossValidation.Run(All, [Mean, Mean])).Message);
}
