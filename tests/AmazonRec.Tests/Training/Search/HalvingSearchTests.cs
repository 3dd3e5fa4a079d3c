using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Training;
using AmazonRec.Training.Search;

namespace AmazonRec.Tests.Training.Search;

public sealed class HalvingSearchTests : IDisposable
{
    private const string Space = "lr=0.001..0.05:log,regularization=0.01..0.3:log,factors=2|8";

    private readonly TemporaryFolder _folder = new();
    private readonly Split _split = Split.Random(Ratings.Read(Sample.Reviews), test: .2, validation: .2);

    public void Dispose() => _folder.Dispose();

    private static SearchPlan Plan(int trials = 4, ulong seed = 0, int threads = 2, string space = Space) => new(
        "svd", new ModelOptions(), Recipe.For("svd") with { Seed = seed, Threads = threads }, SearchSpace.Parse(space), trials)
    {
        Epochs = 8,
    };

    private SearchState Run(
        SearchPlan? plan = null,
        bool resume = false,
        IProgress<(double Share, Trial? Ended)>? progress = null,
        CancellationToken cancellation = default) =>
        HalvingSearch.Run(plan ?? Plan(), _split, _folder.PathOf("trials.json"), resume, progress, cancellation);

    private static IEnumerable<string> Told(SearchState state) =>
        state.Trials.Select(t => $"{t.Number} {string.Join(',', t.Choice)} {t.Epochs} {t.KeptEpoch} {t.Rmse}");

    [Fact]
    public void The_first_trial_has_the_default_options_and_comes_to_what_train_comes_to()
    {
        var first = Run().Trials[0];
        Assert.True(first.IsDefault);
        Assert.Empty(first.Choice);
        var trained = Trainer.Fit(ModelZoo.Build("svd", new()), _split, Recipe.For("svd"));
        Assert.Equal(Predictions.Make(trained, _split.Train, _split.Validation).Metrics().Rmse, first.Rmse);
        Assert.Equal(Recipe.For("svd").Epochs, first.Epochs);
    }

    [Fact]
    public void The_baseline_is_fitted_on_the_training_rows_and_measured_on_the_validation_rows() =>
        Assert.Equal(
            Predictions.Make(Baseline.Yardstick.Fit(_split.Train), _split.Train, _split.Validation).Metrics().Rmse, Run().Baseline);

    [Fact]
    public void The_better_half_of_the_choices_trains_on()
    {
        var drawn = Run().Trials.Where(t => !t.IsDefault).ToArray();
        Assert.Equal([1, 2, 3, 4], drawn.Where(t => t.Epochs == 2).Select(t => t.Number));
        var better = drawn.Where(t => t.Epochs == 2).OrderBy(t => t.Rmse).Take(2).Select(t => t.Number);
        Assert.Subset(better.ToHashSet(), drawn.Where(t => t.Epochs == 4).Select(t => t.Number).ToHashSet());
        Assert.True(drawn.Count(t => t.Epochs == 8) <= 1);
    }

    [Fact]
    public void The_best_is_the_least_error_whatever_its_epochs()
    {
        var state = Run();
        Assert.Equal(state.Trials.Min(t => t.Rmse), state.Best()!.Rmse);
        Assert.Equal(5, state.ByChoice().Count);
        Assert.Equal(state.Best(), state.ByChoice()[0]);
    }

    [Fact]
    public void An_interrupted_search_goes_on_to_the_same_trials()
    {
        var whole = Run();
        File.Delete(_folder.PathOf("trials.json"));
        using var cancellation = new CancellationTokenSource();
        var stop = new ImmediateProgress<(double Share, Trial? Ended)>(p =>
        {
            if (p.Share > .3) cancellation.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => Run(progress: stop, cancellation: cancellation.Token));
        var kept = Json.Read<SearchState>(_folder.PathOf("trials.json")).Trials;
        Assert.InRange(kept.Count, 1, 6);
        var resumed = Run(resume: true);
        Assert.Equal(Told(whole), Told(resumed));
        Assert.Equal(kept.Select(t => t.Seconds), resumed.Trials.Take(kept.Count).Select(t => t.Seconds));
    }

    [Fact]
    public void The_number_of_threads_changes_no_trial() => Assert.Equal(Told(Run(Plan(2, threads: 1))), Told(Run(Plan(2, threads: 3))));

    [Fact]
    public void Trials_of_another_seed_or_space_are_refused_with_what_differs()
    {
        Run(Plan(1));
        Assert.Contains("seed 0, not 1", Refusal(Plan(1, seed: 1)));
        Assert.Contains("not factors=4", Refusal(Plan(1, space: "factors=4")));

        string Refusal(SearchPlan plan) => Assert.Throws<FormatException>(() => Run(plan, resume: true)).Message;
    }

    [Fact]
    public void What_a_trial_changes_are_the_options_that_differ_from_the_default()
    {
        var plan = Plan(space: "lr=0.005,regularization=0.3"); // 0.005 is the default
        var trial = new Trial(1, plan.Space.Draw(0, 1), 20, 3, StoppedEarly: true, .9, 1);
        Assert.Equal([("regularization", "0.3"), ("patience", "4")], plan.Changes(trial));
        Assert.Contains(("epochs", "8"), plan.Changes(trial with { Epochs = 8 }));
        Assert.Empty(plan.Changes(trial with { Number = 0 }));
    }

    [Fact]
    public void A_search_needs_rows_to_decide_by() =>
        Assert.Contains(
            "--validation",
            Assert.Throws<ArgumentException>(
                () => HalvingSearch.Run(Plan(1), Split.Random(Ratings.Read(Sample.Reviews), test: .2))).Message);
}
