using AmazonRec.Evaluation;
using AmazonRec.Studies.Results;


namespace AmazonRec.Studies.Tables;

/// <summary>Calibration of predicted stars as tables.</summary>
public static class CalibrationTables
{
    /// <summary>How far each model's predictions are from the mean rating that such predictions get.</summary>
    public static Table Of(SettingResult setting)
    {
        (string Name, Calibration Calibration)[] models = [
            .. setting.Models.Where(m => m.Calibration is not null).Select(m => (m.Name, m.Calibration!))];
        return new Table(
            $"{setting.Name}: calibration, rating = intercept + slope x prediction",
            Column.Text("model", models.Select(m => m.Name)),
            Column.Numbers("expected error", models.Select(m => m.Calibration.ExpectedError), "F3"),
            Column.Numbers("intercept", models.Select(m => m.Calibration.Intercept), "F3"),
            Column.Numbers("slope", models.Select(m => m.Calibration.Slope), "F3"),
            Column.Figures(
                "predictions, least to greatest", models.Select(m => Range(m.Calibration.Bins[0].From, m.Calibration.Bins[^1].To))));
    }

    /// <summary>Mean prediction and mean rating of rows with about the same prediction.</summary>
    public static Table Bins(string model, Calibration calibration) => new(
        $"{model}: mean rating of rows with about the same prediction",
        Column.Text("predictions", calibration.Bins.Select(b => Range(b.From, b.To))),
        Column.Numbers("rows", calibration.Bins.Select(b => (double)b.Count), "N0"),
        Column.Numbers("mean prediction", calibration.Bins.Select(b => b.Predicted), "F3"),
        Column.Numbers("mean rating", calibration.Bins.Select(b => b.Actual), "F3"));

    private static string Range(double from, double to) => $"{from:F2} to {to:F2}";
}
