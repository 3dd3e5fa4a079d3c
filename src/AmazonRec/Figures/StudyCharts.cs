using AmazonRec.Studies;

namespace AmazonRec.Figures;

/// <summary>Results of studies as charts.</summary>
public static class StudyCharts
{
    /// <summary>The best model of each study, by its row in the headline table, beside the tuned-bias baseline, under the clean protocol.</summary>
    public static Chart Headline(IReadOnlyList<StudyResult> results)
    {
        var best = Studies.Headline.Shown(results).Select(Studies.Headline.BestOf).ToArray();
        return new BarChart("Clean protocol: best model and baseline", "row of the table", "RMSE", [.. best.Select((_, row) => $"{row + 1}")],
        [
            new BarSeries("baseline", [.. best.Select(b => b.Baseline.Rmse.Estimate)]),
            new BarSeries("best model", [.. best.Select(b => b.Model.Rmse.Estimate)]),
        ])
        { Format = "F2" };
    }

    /// <summary>
    /// Mean rating by prediction of the models of a study's clean setting, those with the least RMSE, beside the line on which both are equal. Null
    /// in results of before this was looked at.
    /// </summary>
    public static LineChart? Calibration(StudyResult result)
    {
        var setting = Studies.Headline.BestOf(result).Clean;
        var shown = setting.Models.Where(m => m.Calibration is not null).OrderBy(m => m.Rmse.Estimate).Take(ChartSvg.Colours - 1).ToArray();
        if (shown.Length == 0) return null;
        var lines = shown.Select(m => new Line(m.Name, [.. m.Calibration!.Bins.Select(b => (b.Predicted, b.Actual))])).ToArray();
        var (low, high) = (lines.Min(l => l.Points[0].X), lines.Max(l => l.Points[^1].X));
        return new LineChart($"{setting.Name}: what rating a prediction gets", "mean prediction", "mean rating", [new Line("calibrated", [(low, low), (high, high)]), .. lines]);
    }
}
