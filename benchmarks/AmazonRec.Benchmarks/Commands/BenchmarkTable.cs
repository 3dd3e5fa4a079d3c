using Spectre.Console;

namespace AmazonRec.Benchmarks.Commands;

/// <summary>The benchmark as a table: a column for each number of threads and each peer that was there.</summary>
internal static class BenchmarkTable
{
    /// <summary>What the mark before a time means.</summary>
    public const string ScaledNote = "~ scaled up from a part of an epoch; --whole measures whole ones.";

    public static Table Of(BenchmarkResult result)
    {
        var peers = result.Lines.SelectMany(line => line.Peers).Select(peer => peer.Peer).Distinct().ToArray();
        var threads = result.Limits.Select(limit => limit.Threads).ToArray();
        var judged = result.Lines.Any(line => line.Goals.Count > 0);
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("model"));
        foreach (var heading in threads.Select(n => n == 1 ? "1 thread" : $"{n} threads").Append("of peak").Concat(peers))
            table.AddColumn(new TableColumn(Markup.Escape(heading)).RightAligned());
        if (judged) table.AddColumn("target").AddColumn("measured", column => column.RightAligned()).AddColumn("verdict");
        foreach (var line in result.Lines)
        {
            string[] cells =
            [
                line.Title,
                .. threads.Select((_, n) => n < line.Ours.Count ? Time(line, line.Ours[n]) : "-"),
                line.Ours is [.., { ShareOfPeak: { } share }] ? $"{share:P0}" : "",
                .. peers.Select(name => line.Peers.FirstOrDefault(peer => peer.Peer == name) is { } peer ? Peer(line, peer) : ""),
            ];
            string[] goals = judged ? [Rows(line, g => g.Goal), Rows(line, Measured), Rows(line, g => g.Verdict)] : [];
            table.AddRow([.. cells.Concat(goals).Select(Markup.Escape)]);
        }

        return table;
    }

    private static string Rows(BenchmarkLine line, Func<GoalResult, string> text) => string.Join('\n', line.Goals.Select(text));

    /// <summary>What was measured, in the unit of the goal.</summary>
    internal static string Measured(GoalResult goal) => goal.Measured is not { } value ? "-"
        : goal.Kind switch
        {
            GoalKind.ShareOfPeak => $"{value:P0}",
            GoalKind.TimesFaster => $"{Number(value)}x",
            GoalKind.AtMostSeconds => $"{Number(value)} s",
            _ => $"{Number(value)} ms",
        };

    private static string Time(BenchmarkLine line, Timing timing) =>
        $"{(timing.Scaled ? "~" : "")}{Number(timing.Median)} {(line.Task == BenchmarkTask.Scoring ? "ms" : "s")}";

    private static string Number(double value) => value >= 999.5 ? $"{value:N0}" : $"{value:G3}";

    private static string Peer(BenchmarkLine line, PeerTiming peer) =>
        $"{Time(line, peer.Timing)}, {peer.Timing.Threads}t{(line.Ours.Count == 0 ? "" : $"\n{Number(line.TimesFasterThan(peer))}x")}";
}
