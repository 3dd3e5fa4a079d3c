using AmazonRec.Studies.Lists;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Figures;

/// <summary>Studies of lists as charts.</summary>
public static class ListCharts
{
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
