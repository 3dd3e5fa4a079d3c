using AmazonRec.Studies;

namespace AmazonRec.Figures;

/// <summary>Results of studies as charts.</summary>
public static class StudyCharts
{
    /// <summary>The best model of each study, by its row in the headline table, beside the best trivial baseline, under the clean protocol.</summary>
    public static Chart Headline(IReadOnlyList<StudyResult> results)
    {
        var best = Studies.Headline.Shown(results).Select(Studies.Headline.BestOf).ToArray();
        return new BarChart("Clean protocol: best model and best trivial baseline", "row of the table", "RMSE", [.. best.Select((_, row) => $"{row + 1}")],
        [
            new BarSeries("best trivial baseline", [.. best.Select(b => b.Baseline.Rmse.Estimate)]),
            new BarSeries("best model", [.. best.Select(b => b.Model.Rmse.Estimate)]),
        ])
        { Format = "F2" };
    }
}
