using System.Globalization;
using AmazonRec.Evaluation;

namespace AmazonRec.Studies;

/// <summary>Calibration of predicted stars as tables.</summary>
public static class CalibrationTables
{
    /// <summary>How far each model's predictions are from the mean rating that such predictions get.</summary>
    public static StudyTable Of(SettingResult setting) => new(
        $"{setting.Name}: calibration, rating = intercept + slope x prediction",
        ["model", "expected error", "intercept", "slope", "predictions, least to greatest"],
        [.. setting.Models.Where(m => m.Calibration is not null).Select(m => (IReadOnlyList<string>)
        [
            m.Name, Number(m.Calibration!.ExpectedError), Number(m.Calibration.Intercept), Number(m.Calibration.Slope),
            $"{Stars(m.Calibration.Bins[0].From)} to {Stars(m.Calibration.Bins[^1].To)}",
        ])]);

    /// <summary>Mean prediction and mean rating of rows with about the same prediction.</summary>
    public static StudyTable Bins(string model, Calibration calibration) => new(
        $"{model}: mean rating of rows with about the same prediction",
        ["predictions", "rows", "mean prediction", "mean rating"],
        [.. calibration.Bins.Select(b => (IReadOnlyList<string>)[$"{Stars(b.From)} to {Stars(b.To)}", b.Count.ToString("N0", CultureInfo.InvariantCulture), Number(b.Predicted), Number(b.Actual)])]);

    private static string Stars(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    private static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString("F3", CultureInfo.InvariantCulture);
}
