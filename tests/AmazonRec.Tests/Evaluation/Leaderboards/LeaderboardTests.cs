using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Leaderboards;
using AmazonRec.Models.Baselines;
using AmazonRec.Synthesis;

namespace AmazonRec.Tests.Evaluation.Leaderboards;

public sealed class LeaderboardTests
{
    private static readonly BootstrapOptions Draws = new() { Resamples = 200 };

    /// <summary>Predictions that are off by noise of some size.</summary>
    private static Entrant Off(string name, float by, int rows = 600)
    {
        var noise = RandomSource.For(1, name);
        int[] user = [.. Enumerable.Range(0, rows).Select(row => row / 6)];
        float[] actual = [.. Enumerable.Range(0, rows).Select(row => 1f + (row % 5))];
        float[] predicted = [.. actual.Select((value, row) => value + (by * (float)noise.Normal((ulong)row)))];
        var predictions = new Predictions(user, new int[rows], actual, predicted, new int[rows], new int[rows]);
        return new Entrant(name, predictions, Seconds: 1) { IsBaseline = name == "base" };
    }

    [Fact]
    public void Lines_stand_in_the_order_of_their_error_with_the_intervals_of_the_bootstrap()
    {
        var far = Off("far", 1);
        var board = Leaderboard.Create([far, Off("near", .5f), Off("base", .7f)], "base", Draws);
        Assert.Equal(["near", "base", "far"], board.Lines.Select(line => line.Name));
        Assert.Equal(("near", "base"), (board.Best, board.Baseline));
        Assert.Equal(Bootstrap.Intervals(far.Predictions, Draws).Rmse, board["far"].Rmse);
        Assert.True(board["base"].IsBaseline);
    }

    [Fact]
    public void P_values_are_adjusted_by_Holm_for_all_tests_of_the_board()
    {
        var (far, near, usual) = (Off("far", .55f), Off("near", .5f), Off("base", .53f));
        var board = Leaderboard.Create([far, near, usual], "base", Draws);
        // near and far against the baseline, far against near; the baseline against near is the first of them.
        double[] raw = [P(near, usual), P(far, usual), P(far, near)];
        var adjusted = MultipleComparisons.Holm(raw);
        Assert.Equal(3, board.Tests);
        Assert.Equal(adjusted[0], board["near"].AgainstBaseline!.Value.PValue);
        Assert.Equal(adjusted[1], board["far"].AgainstBaseline!.Value.PValue);
        Assert.Equal(adjusted[2], board["far"].AgainstBest!.Value.PValue);
        Assert.Null(board["base"].AgainstBaseline);
        Assert.Null(board["near"].AgainstBest);

        static double P(Entrant a, Entrant b) => Comparison.Measure("", a.Predictions, b.Predictions, Draws).T.PValue;
    }

    [Fact]
    public void Where_the_baseline_is_the_best_each_model_is_tested_once()
    {
        var board = Leaderboard.Create([Off("a", 1), Off("b", 1.1f), Off("base", .5f)], "base", Draws);
        Assert.Equal(2, board.Tests);
        Assert.All(board.Lines, line => Assert.Null(line.AgainstBest));
    }

    [Fact]
    public void Other_rows_and_equal_names_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Leaderboard.Create([Off("a", 1), Off("base", 1, rows: 300)], "base", Draws));
        Assert.Contains("named 'a'", Assert.Throws<ArgumentException>(() => Leaderboard.Create([Off("a", 1), Off("a", 1)], null)).Message);
    }

    [Fact]
    public void Compared_models_have_the_folds_of_a_cross_validation_and_lists_where_asked()
    {
        var ratings = Ratings.Read(Sample.Reviews);
        Candidate[] candidates = [.. Baseline.All.Where(b => b.Name is "item-mean" or "tuned-bias").Select(Candidate.Create)];
        var options = new CrossValidationOptions { Folds = 2 };
        var compared = ComparedModels.Measure(ratings, candidates, ["item-mean", "tuned-bias"], options, Draws, lists: true);
        var folds = CrossValidation.Run(ratings, candidates, options);
        Assert.Equal(folds["item-mean"].Pooled.Metrics().Rmse, compared.Leaderboard["item-mean"].Rmse.Estimate, 1e-9);
        Assert.All(compared.Leaderboard.Lines, line => Assert.InRange(line.Ndcg!.Value.Estimate, 0, 1));
        var none = ComparedModels.Measure(ratings, candidates, [], options, Draws);
        Assert.All(none.Leaderboard.Lines, line => Assert.Null(line.Ndcg));
    }
}
