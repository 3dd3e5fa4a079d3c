using AmazonRec.Models.Baselines;
using AmazonRec.Studies.Lists;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Figures;

/// <summary>Studies of lists as charts.</summary>
public static class ListCharts
{
    /// <summary>
    /// The most popular items, the best published lists and ours: a row for each result on data that something was published of.
    /// </summary>
    /// <param name="results">The results.</param>
    public static DotChart Summary(IReadOnlyList<ListResult> results)
    {
        ListResult[] lines = [.. results.Where(result => result.Published.Count > 0)];
        return new DotChart(
            "Lists of ten: most popular, best published, ours",
            lines.Select(line => line.Metrics[^1]).Distinct().ToArray() is [var metric] ? metric : "each study's metric",
            [.. lines.Select(line => line.Data.Split(", ")[0])],
            new DotSeries("most popular", [.. lines.Select(line => line.Mean(TrivialRanker.Popular, line.Metrics[^1]))]),
            new DotSeries("best published", [.. lines.Select(line => ListTables.Top(line).Figures[line.Metrics[^1]])]),
            new DotSeries("ours", [.. lines.Select(line => line.Mean(ListTables.BestOf(line), line.Metrics[^1]))]));
    }

    /// <summary>Published lists and ours by the study's last metric, the best first.</summary>
    public static DotChart Beside(ListResult result)
    {
        var lines = ListTables.Lines(result);
        return new DotChart(
            $"{result.Data}: {result.Metrics[^1]}",
            result.Metrics[^1],
            [.. lines.Select(line => line.IsChosenOnTest ? $"{line.Model}, on test rows" : line.Model)],
            [.. new[] { (Name: "ours", IsOurs: true), (Name: "published", IsOurs: false) }
                .Where(kind => lines.Any(line => line.IsOurs == kind.IsOurs))
                .Select(kind => new DotSeries(
                    kind.Name, [.. lines.Select(line => line.IsOurs == kind.IsOurs ? line.Mean(result.Metrics[^1]) : double.NaN)]))]);
    }
}
