using AmazonRec.Studies.Results;

namespace AmazonRec.Studies.Figures;

/// <summary>Results of studies as charts.</summary>
public static class StudyCharts
{
    /// <summary>
    /// The final model of each publication, by its row in the headline table, beside the tuned-bias baseline, under the clean protocol.
    /// </summary>
    public static Chart Headline(IReadOnlyList<StudyResult> results)
    {
        var lines = Tables.Headline.Lines(results).Index().Where(line => line.Item.Model is not null).ToArray();
        return new BarChart("Clean protocol: the publication's final model and the baseline", "row of the table", "RMSE", [
            .. lines.Select(line => $"{line.Index + 1}")],
        [
            new BarSeries("baseline", [.. lines.Select(line => line.Item.Baseline.Rmse.Estimate)]),
            new BarSeries("published final model", [.. lines.Select(line => line.Item.Model!.Rmse.Estimate)]),
        ])
        { Format = "F2" };
    }

    /// <summary>
    /// Mean rating by prediction of the models of a study's clean setting, those with the least RMSE, beside the line on which both are
    /// equal. Null in results of before this was looked at.
    /// </summary>
    public static LineChart? Calibration(StudyResult result)
    {
        var setting = Tables.Headline.CleanOf(result.Settings);
        var shown = setting.Models.Where(m => m.Calibration is not null).OrderBy(m => m.Rmse.Estimate).Take(ChartSvg.Colours - 1).ToArray();
        if (shown.Length == 0) return null;
        var lines = shown.Select(m => new Line(m.Name, [.. m.Calibration!.Bins.Select(b => (b.Predicted, b.Actual))])).ToArray();
        var (low, high) = (lines.Min(l => l.Points[0].X), lines.Max(l => l.Points[^1].X));
        return new LineChart(
            $"{setting.Name}: what rating a prediction gets",
            "mean prediction",
            "mean rating",
            [new Line("calibrated", [(low, low), (high, high)]), .. lines]);
    }
}
