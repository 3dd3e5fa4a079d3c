using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Leaderboards;

namespace AmazonRec.Studies.Tables;

/// <summary>Leaderboards as tables.</summary>
public static class LeaderboardTables
{
    /// <summary>A row for each line, the best first.</summary>
    /// <param name="title">Above it.</param>
    /// <param name="board">The leaderboard.</param>
    public static Table Of(string title, Leaderboard board)
    {
        var lines = board.Lines;
        return new Table(title,
        [
            Column.Text("", lines.Select(line => line.IsBaseline ? $"{line.Name} (baseline)" : line.Name)),
            Column.Intervals("RMSE", lines.Select(line => (Interval?)line.Rmse), best: Best.Lowest),
            Column.Intervals("MAE", lines.Select(line => (Interval?)line.Mae), best: Best.Lowest),
            .. lines.Any(line => line.Ndcg is not null)
                ? [Column.Numbers($"NDCG@{LeaderboardLists.Length}", lines.Select(line => line.Ndcg?.Estimate), "F3", Best.Highest)]
                : Array.Empty<Column>(),
            .. board.Baseline is { } baseline ? Against(baseline, lines, line => line.AgainstBaseline) : [],
            .. lines.Any(line => line.AgainstBest is not null) ? Against("the best", lines, line => line.AgainstBest) : [],
            Column.Numbers("s", lines.Select(line => line.Seconds), "F1"),
        ]);
    }

    private static IEnumerable<Column> Against(
        string name, IReadOnlyList<LeaderboardLine> lines, Func<LeaderboardLine, LeaderboardDifference?> of)
    {
        yield return Column.Intervals($"RMSE less {name}", lines.Select(line => of(line)?.Rmse), Column.Signed);
        yield return Column.PValues("p", lines.Select(line => of(line)?.PValue));
    }
}
