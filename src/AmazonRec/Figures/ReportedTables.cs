using AmazonRec.Studies;
using AmazonRec.Studies.External;

namespace AmazonRec.Figures;

/// <summary>Published numbers beside ours, as tables and charts.</summary>
public static class ReportedTables
{
    /// <summary>Every number that a study was published with, what comes of it here as reported, and the best trivial baseline on the same rows.</summary>
    public static Table Of(IReadOnlyList<StudyResult> results)
    {
        var lines = results.SelectMany(result => result.Settings.Take(1).SelectMany(s => s.Models.Where(m => m.Reported is not null).Select(m => (Result: result, Model: m, Best: s.BestBaseline())))).ToArray();
        return new Table(
            "Reported numbers, and ours under the same protocol",
            Column.Text("study", lines.Select(l => l.Result.Study)),
            Column.Text("model", lines.Select(l => l.Model.Name)),
            Column.Numbers("reported RMSE", lines.Select(l => l.Model.Reported!.Rmse ?? double.NaN), "F4"),
            Column.Numbers("reported MAE", lines.Select(l => l.Model.Reported!.Mae ?? double.NaN), "F4"),
            Column.Numbers("our RMSE", lines.Select(l => l.Model.Rmse.Estimate), "F4"),
            Column.Numbers("our MAE", lines.Select(l => l.Model.Mae.Estimate), "F4"),
            Column.Numbers("best baseline, RMSE", lines.Select(l => l.Best.Rmse.Estimate), "F4"),
            Column.Text("ours is of", lines.Select(l => $"{l.Result.Data}{(l.Result.DataKind == DataKind.Full ? "" : ", not the original's data")}")),
            Column.Text("reported under", lines.Select(l => l.Model.Reported!.Note)));
    }

    /// <summary>Figures that others published on data that is at hand, and how far ours lie from them.</summary>
    public static Table Of(ExternalResult result) => new(
        "Published figures on the same data",
        Column.Text("check", result.Lines.Select(l => l.Check)),
        Column.Text("figure", result.Lines.Select(l => l.Figure.What)),
        Column.Numbers("published", result.Lines.Select(l => l.Figure.Expected), "0.000##"),
        Column.Numbers("ours", result.Lines.Select(l => l.Ours), "0.000##"),
        Column.Numbers("difference", result.Lines.Select(l => l.Ours - l.Figure.Expected), "+0.00000;-0.00000"),
        Column.Numbers("may differ by", result.Lines.Select(l => l.Figure.Tolerance), "0.######"));

    /// <summary>How far ours lie from the published figures, in units of what they may: all between -1 and 1 are as published.</summary>
    public static ScatterChart Differences(ExternalResult result) => new(
        "Ours less the published figure, in units of what may lie between them", "published figure", "difference",
        [.. result.Lines.GroupBy(l => l.Figure.What.StartsWith("RMSE", StringComparison.Ordinal) ? "RMSE" : l.Figure.What.StartsWith("MAE", StringComparison.Ordinal) ? "MAE" : "validation loss")
            .Select(kind => new ScatterSeries(kind.Key, [.. kind.Select(l => new ScatterPoint(l.Figure.Expected, (l.Ours - l.Figure.Expected) / l.Figure.Tolerance))]))]);

    /// <summary>What each setting does to the error of a model.</summary>
    public static Table Effects(IReadOnlyList<ProtocolEffect> effects) => new(
        "What a difference is due to: RMSE of one model, one thing changed at a time",
        Column.Text("study", effects.Select(e => e.Study)),
        Column.Text("model", effects.Select(e => e.Model)),
        Column.Text("setting", effects.Select(e => e.Setting)),
        Column.Numbers("RMSE", effects.Select(e => e.Rmse), "F3"),
        Column.Numbers("less as reported", effects.Select(e => e.Rmse - e.AsReported), "+0.000;-0.000"),
        Column.Numbers("less clean", effects.Select(e => e.Rmse - e.Clean), "+0.000;-0.000"),
        Column.Numbers("less best baseline", effects.Select(e => e.Rmse - e.Baseline), "+0.000;-0.000"),
        Column.Text("what it does", effects.Select(e => e.Meaning)));

    /// <summary>The best model of each result as reported and under the clean protocol, and the best trivial baseline there, by row of the headline table.</summary>
    public static BarChart Protocols(IReadOnlyList<StudyResult> results)
    {
        var effects = results.Select((result, row) => (Row: row + 1, Effect: ProtocolEffect.Of(result).FirstOrDefault(e => !double.IsNaN(e.Clean)))).Where(e => e.Effect is not null).ToArray();
        return new BarChart("The same model under both protocols", "row of the first table", "RMSE", [.. effects.Select(e => $"{e.Row}")],
        [
            new("as reported", [.. effects.Select(e => e.Effect!.AsReported)]),
            new("clean", [.. effects.Select(e => e.Effect!.Clean)]),
            new("best trivial baseline, clean", [.. effects.Select(e => e.Effect!.Baseline)]),
        ])
        { Format = "F2" };
    }
}
