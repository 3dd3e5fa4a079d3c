using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Training;
using AmazonRec.Training.Search;

namespace AmazonRec.Tests.Training.Search;

public sealed class HalvingSearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Split _split = Split.Random(Ratings.Read(Sample.Reviews), test: .2, validation: .2);

    public void Dispose() => _folder.Dispose();

    private SearchState Run(
        int choices = 4,
        ulong seed = 0,
        bool resume = false,
        int? threads = null,
        IProgress<(double Share, Trial? Ended)>? progress = null,
        CancellationToken cancellation = default) =>
        HalvingSearch.Run(
            "svd", new ModelOptions(), _split, choices, seed, _folder.PathOf("trials.json"), resume, threads, progress, cancellation);

    [Fact]
    public void The_better_half_of_the_choices_trains_on()
    {
        var state = Run();
        Assert.Equal([(5, 4), (10, 2), (20, 1)], state.Trials.GroupBy(t => t.Epochs).Select(g => (g.Key, g.Count())));
        Assert.Equal(
            state.Trials.Where(t => t.Epochs == 5).OrderBy(t => t.Rmse).Take(2).Select(t => t.Number).Order(),
            state.Trials.Where(t => t.Epochs == 10).Select(t => t.Number).Order());
        Assert.Equal(state.Trials[^1], state.Best());
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
        Assert.Equal(
            whole.Trials.Select(t => (t.Number, t.Choice, t.Epochs, t.Rmse)),
            resumed.Trials.Select(t => (t.Number, t.Choice, t.Epochs, t.Rmse)));
        Assert.Equal(kept, resumed.Trials.Take(kept.Count));
    }

    [Fact]
    public void The_number_of_threads_changes_no_trial() =>
        Assert.Equal(Run(choices: 2, threads: 1).Trials.Select(t => t.Rmse), Run(choices: 2, threads: 3).Trials.Select(t => t.Rmse));

    [Fact]
    public void Trials_of_another_search_are_refused()
    {
        Run(choices: 1);
        Assert.Contains("is of another search", Assert.Throws<FormatException>(() => Run(choices: 1, seed: 1, resume: true)).Message);
    }

    [Fact]
    public void A_choice_depends_on_seed_and_number_alone_and_stays_in_its_space()
    {
        var space = new SearchSpace("biased-mf");
        Assert.Equal(space.Draw(3, 5), new SearchSpace("biased-mf").Draw(3, 5));
        Assert.NotEqual(space.Draw(3, 5), space.Draw(3, 6));
        Assert.All(Enumerable.Range(0, 100).Select(n => space.Draw(0, n)), choice =>
        {
            Assert.InRange(choice.LearningRate, 5e-4, 5e-2);
            Assert.InRange(choice.Decay!.Value, .001, 1);
            Assert.InRange(choice.Factors!.Value, 8, 128);
            Assert.InRange(choice.Batch!.Value, 32, 1024);
            Assert.Null(choice.Dropout);
        });
    }

    [Fact]
    public void A_search_needs_rows_to_decide_by() =>
        Assert.Contains(
            "--validation",
            Assert.Throws<ArgumentException>(
                () => HalvingSearch.Run("svd", new ModelOptions(), Split.Random(Ratings.Read(Sample.Reviews), test: .2), 1, 0)).Message);
}
