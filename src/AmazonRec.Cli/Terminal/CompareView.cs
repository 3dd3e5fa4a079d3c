using AmazonRec.Data;
using AmazonRec.Evaluation.Leaderboards;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Models.Baselines;
using AmazonRec.Runs;
using AmazonRec.Studies.Tables;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>Leaderboards and histories as tables.</summary>
internal static class CompareView
{
    public static void Write(IAnsiConsole console, string title, Leaderboard board, SplitLeak? leak)
    {
        console.Write(Tables.Of(LeaderboardTables.Of(title, board)));
        console.WriteLine(Verdict(board));
        console.WriteLine(board.Note);
        if (leak is not null) LeakView.Write(console, leak.Judged(Protocol.Clean), leak);
    }

    public static void Write(IAnsiConsole console, RunHistory history)
    {
        console.Write(Tables.Of(HistoryTable.Of(history)));
        console.WriteLine(HistoryTable.Note);
        foreach (var reason in history.Damaged) console.WriteLine($"left out: {reason}");
    }

    /// <summary>Who is ahead, and whether it can be claimed, in a sentence.</summary>
    public static string Verdict(Leaderboard board)
    {
        var best = board[board.Best];
        if (best.AgainstBaseline is not { } ahead)
            return $"None is better than the baseline {Baseline.Yardstick.Name}.";
        var sure = ahead.IsSure ? "" : ", which chance can explain";
        return $"Best: {best.Name}, {(1 - (best.Rmse.Estimate / board[board.Baseline!].Rmse.Estimate)):P1} better in RMSE than the "
            + $"baseline {board.Baseline}{sure} (p {Tables.P(ahead.PValue)}).";
    }

    /// <summary>Why runs stand in several leaderboards; null where they stand in one.</summary>
    public static string? Apart(IReadOnlyList<ComparedRuns> groups) => groups.Count == 1
        ? null
        : $"These runs were tested on {groups.Count} different sets of rows, and errors on different rows can't be compared, so each set "
            + "has a leaderboard of its own: "
            + string.Join("; ", groups.Select(group => $"{string.Join(", ", group.Folders)} (split {group.Split.Hash})"))
            + ". To compare them, train with the same --data, filters, --split and --seed.";
}
