using AmazonRec.Studies.Results;
using AmazonRec.Training;

namespace AmazonRec.Studies.Figures;

/// <summary>Results of studies as charts.</summary>
public static class StudyCharts
{
    /// <summary>What histories call the mean absolute error, where a study looks at it after each epoch.</summary>
    internal const string Mae = "MAE";

    private const double Spread = .7; // of a star
    private const double Far = 1.8; // times the baseline's error: whoever is further off would press the others together
    private const double GoldenRatio = .618033988749895; // its multiples spread evenly, whatever the number of rows

    /// <summary>
    /// The final model of each publication beside the tuned-bias baseline, under the clean protocol: a row for each study and data.
    /// </summary>
    public static Chart Headline(IReadOnlyList<StudyResult> results)
    {
        var lines = Tables.Headline.Lines(results).Where(line => line.Model is not null).ToArray();
        return new DotChart(
            "Clean protocol: each system's final model and the baseline",
            "RMSE",
            [.. lines.Select(line => $"{line.Result.Study}, {line.Result.DataName}")],
            new DotSeries("baseline", [.. lines.Select(line => line.Baseline.Rmse.Estimate)]),
            new DotSeries("final model", [.. lines.Select(line => line.Model!.Rmse.Estimate)])
            {
                Intervals = [.. lines.Select(line => line.Model!.Rmse)],
            });
    }

    /// <summary>RMSE of all models of a study's clean setting, the least first, beside the baseline that they are set against.</summary>
    public static DotChart Models(StudyResult result)
    {
        var setting = Tables.Headline.CleanOf(result.Settings);
        var (baseline, models) = (setting.Yardstick(), setting.Models.OrderBy(m => m.Rmse.Estimate).ToArray());
        return new DotChart(
            $"{setting.Title()}: RMSE, with 95 % intervals",
            "RMSE",
            [.. models.Select(m => m.Name)],
            new DotSeries("RMSE", [.. models.Select(m => m.Rmse.Estimate)]) { Intervals = [.. models.Select(m => m.Rmse)] })
        {
            Mark = new Mark(baseline.Rmse.Estimate, baseline.Name),
            Most = Far * baseline.Rmse.Estimate,
        };
    }

    /// <summary>
    /// How the final model of a publication was trained as reported: its loss by epoch, with a mark at the epoch whose weights were kept.
    /// Null where it did not run so, or is not trained by epochs.
    /// </summary>
    public static LineChart? Convergence(StudyResult result) =>
        HeadlineLine.Create(result) is { AsReported: { History: { Epochs.Count: > 0 } history } model }
            ? TrainingCharts.LearningCurve(history, $"As reported, {model.Name}: loss by epoch, validation on test rows", "loss")
            : null;

    /// <summary>How each model of a study was trained in its first setting: all phases, with a mark at the kept epoch.</summary>
    public static IReadOnlyList<LineChart> Training(StudyResult result) =>
    [
        .. result.Settings.Take(1).SelectMany(s => s.Models.Select(m => (Setting: s.Name, Model: m)))
            .Where(line => line.Model.History is { Epochs.Count: > 0 })
            .Select(line => TrainingCharts.LearningCurve(
                line.Model.History!, $"{line.Setting}, {line.Model.Name}: loss by epoch{Phases(line.Model.History!)}", "loss")),
    ];

    private static string Phases(History history) => history.PhaseStarts is { Count: > 0 } starts
        ? $"; trained on from epoch {string.Join(" and ", starts)}"
        : "";

    /// <summary>
    /// Mean absolute error of the final model on the test rows after each epoch as reported, beside what was published of it. Null where it
    /// was not looked at.
    /// </summary>
    public static LineChart? MaeByEpoch(StudyResult result)
    {
        if (HeadlineLine.Create(result) is not { AsReported: { History: { } history } model }) return null;
        var ours = history.Epochs.Where(e => e.Metrics is not null)
            .Select(e => ((double)e.Epoch, e.Metrics!.GetValueOrDefault(Mae, double.NaN))).Where(p => !double.IsNaN(p.Item2)).ToArray();
        if (ours.Length == 0) return null;
        var published = model.Reported?.MaeByEpoch.Select((mae, epoch) => (epoch + 1.0, mae)).ToArray() ?? [];
        var theirs = result.DataKind == DataKind.Full ? "reported" : "reported, on the original's data";
        return new LineChart(
            $"As reported, {model.Name}: MAE on the test rows by epoch",
            "epoch",
            Mae,
            published.Length > 0 ? [new Line("ours", ours), new Line(theirs, published)] : [new Line("ours", ours)]);
    }

    /// <summary>
    /// Predictions against ratings as reported, of the models of which the result keeps some. Points of one rating are spread to the side,
    /// or they would hide each other. Null where it keeps none.
    /// </summary>
    public static ScatterChart? Predicted(StudyResult result)
    {
        if (result.Settings.FirstOrDefault(s => s.Protocol == Data.Protocol.AsReported) is not { } setting) return null;
        var shown = setting.Models.Where(m => m.Shown is not null).OrderBy(m => m.IsBaseline).ToArray();
        if (shown.Length == 0) return null;
        var wide = Spread / shown.Length;
        return new ScatterChart(
            $"{setting.Name}: predicted against actual",
            "rating",
            "prediction",
            [.. shown.Select((m, n) => new ScatterSeries(m.Name, [.. Points(m.Shown!, ((n + .5) * wide) - (Spread / 2), wide)]))]);

        static IEnumerable<ScatterPoint> Points(PredictionSample sample, double aside, double wide) => sample.Actual.Zip(sample.Predicted)
            .Select((pair, row) => new ScatterPoint(pair.First + aside + (wide * .8 * ((row * GoldenRatio % 1) - .5)), pair.Second));
    }

    /// <summary>
    /// Mean rating by prediction of each model of a study's clean setting, the least RMSE first, a panel each, beside the line on which
    /// both are equal. Null in results of before this was looked at.
    /// </summary>
    public static PanelChart? Calibration(StudyResult result)
    {
        var setting = Tables.Headline.CleanOf(result.Settings);
        var shown = setting.Models.Where(m => m.Calibration is not null).OrderBy(m => m.Rmse.Estimate).ToArray();
        return shown.Length == 0 ? null : new PanelChart(
            $"{setting.Name}: what rating a prediction gets",
            "mean prediction",
            "mean rating",
            [.. shown.Select(m => new Line(m.Name, [.. m.Calibration!.Bins.Select(b => (b.Predicted, b.Actual))]))])
        {
            HasDiagonal = true,
        };
    }
}
