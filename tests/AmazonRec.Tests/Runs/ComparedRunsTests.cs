using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Models.Zoo;
using AmazonRec.Runs;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Training;

namespace AmazonRec.Tests.Runs;

public sealed class ComparedRunsTests : IDisposable
{
    private static readonly BootstrapOptions Draws = new() { Resamples = 100 };
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A run of the sample, written as train writes it.</summary>
    private string Run(string name, ulong seed, int factors = 4)
    {
        var split = Split.Random(Ratings.Read(Sample.Reviews), test: .2, seed: seed);
        var (model, result) = Experiment.Run(
            ModelZoo.Build("svd", new() { Factors = factors }), split, Recipe.For("svd") with { Epochs = 2 });
        using var folder = RunFolder.Prepare(_folder.PathOf(name));
        RunFolder.Save(folder, model, split, result);
        return _folder.PathOf(name);
    }

    [Fact]
    public void Runs_of_the_same_rows_share_a_leaderboard_with_the_errors_that_they_were_written_with()
    {
        string[] runs = [Run("a", 0), Run("b", 0, factors: 8)];
        var group = Assert.Single(ComparedRuns.Measure(runs, Draws));
        Assert.Equal(runs, group.Folders);
        Assert.Equal(3, group.Leaderboard.Lines.Count);
        foreach (var run in runs)
        {
            var result = RunFolder.ReadResult(run);
            Assert.Equal(result.Test.Rmse, group.Leaderboard[$"{run} (svd)"].Rmse.Estimate, 1e-6);
            Assert.Equal(result.Baselines["tuned-bias"].Rmse, group.Leaderboard["tuned-bias"].Rmse.Estimate, 1e-6);
        }
    }

    [Fact]
    public void Runs_of_other_rows_stand_apart()
    {
        string[] runs = [Run("other", 1), Run("a", 0), Run("b", 0, factors: 8)];
        var groups = ComparedRuns.Measure(runs, Draws);
        Assert.Equal([2, 1], groups.Select(group => group.Folders.Count));
        Assert.NotEqual(groups[0].Split.Hash, groups[1].Split.Hash);
    }

    [Fact]
    public void Lists_are_made_where_they_are_asked_for()
    {
        string[] runs = [Run("a", 0)];
        Assert.All(ComparedRuns.Measure(runs, Draws, lists: true)[0].Leaderboard.Lines, line => Assert.NotNull(line.Ndcg));
        Assert.All(ComparedRuns.Measure(runs, Draws)[0].Leaderboard.Lines, line => Assert.Null(line.Ndcg));
    }

    [Fact]
    public void A_history_has_all_runs_below_a_folder_newest_first_and_tells_of_damaged_ones()
    {
        var (old, recent) = (Run("old", 0), Run("deep/recent", 1));
        File.SetLastWriteTimeUtc(Path.Combine(old, RunFolder.Marker), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Directory.CreateDirectory(_folder.PathOf("broken"));
        File.WriteAllText(Path.Combine(_folder.PathOf("broken"), RunFolder.Marker), "{");
        var history = RunHistory.Find(_folder.PathOf("."));
        Assert.Equal([recent, old], history.Runs.Select(run => Path.GetFullPath(run.Path)));
        Assert.Contains("broken", Assert.Single(history.Damaged), StringComparison.Ordinal);
        Assert.Equal(
            history.Runs[0].Result.Test.Rmse / history.Runs[0].Result.Baselines["tuned-bias"].Rmse, history.Runs[0].AgainstBaseline);
        Assert.Throws<FileNotFoundException>(() => RunHistory.Find(_folder.PathOf("nowhere")));
    }
}
