using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Leaderboards;

namespace AmazonRec.Studies.Figures;

/// <summary>Leaderboards as charts.</summary>
public static class LeaderboardCharts
{
    /// <summary>Errors with their intervals, and what lines differ from the baseline by, where there is one.</summary>
    public static IReadOnlyList<Chart> All(Leaderboard board)
    {
        string[] names = [.. board.Lines.Select(line => line.Name)];
        var charts = new List<Chart>
        {
            Errors("RMSE", line => line.Rmse),
            Errors("MAE", line => line.Mae),
        };
        var differing = board.Lines.Where(line => line.AgainstBaseline is not null).ToArray();
        if (differing.Length > 0)
            charts.Add(new IntervalChart(
                $"RMSE less {board.Baseline}: below 0 is better", "", "difference in RMSE",
                [.. differing.Select(line => line.Name)], [.. differing.Select(line => line.AgainstBaseline!.Value.Rmse)])
            {
                Level = new(0, board.Baseline!),
            });
        return charts;

        IntervalChart Errors(string metric, Func<LeaderboardLine, Interval> of) =>
            new($"{metric}, 95 % intervals", "", metric, names, [.. board.Lines.Select(of)])
            {
                Level = board.Baseline is { } baseline ? new(of(board[baseline]).Estimate, baseline) : null,
            };
    }
}
