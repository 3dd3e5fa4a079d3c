using AmazonRec.Studies.External;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;


namespace AmazonRec.Studies.Tables;

/// <summary>Published numbers beside ours, as tables and charts.</summary>
public static class ReportedTables
{
    /// <summary>
    /// Every number that a study was published with, what comes of it here as reported, and the tuned-bias baseline on the same rows.
    /// Models that could not run are there, too, with the reason.
    /// </summary>
    public static Table Of(IReadOnlyList<StudyResult> results)
    {
        var lines = results.SelectMany(Published).ToArray();
        var squared = lines.Any(l => l.Reported.Mse is not null);
        return new Table("Reported numbers, and ours under the same protocol",
        [
            Column.Text("study", lines.Select(l => l.Result.Study)),
            Column.Text("model", lines.Select(l => l.Model)),
            .. squared ? [Column.Numbers("reported MSE", lines.Select(l => l.Reported.Mse), "F3")] : Array.Empty<Column>(),
            Column.Numbers("reported RMSE", lines.Select(l => l.Reported.Rmse ?? double.NaN), "F4"),
            Column.Numbers("reported MAE", lines.Select(l => l.Reported.Mae ?? double.NaN), "F4"),
            .. squared ? [Column.Numbers("our MSE", lines.Select(OurMse), "F3")] : Array.Empty<Column>(),
            Column.Numbers("our RMSE", lines.Select(l => l.Ours?.Rmse.Estimate ?? double.NaN), "F4"),
            Column.Numbers("our MAE", lines.Select(l => l.Ours?.Mae.Estimate ?? double.NaN), "F4"),
            Column.Numbers("baseline, RMSE", lines.Select(l => l.Result.Settings[0].Yardstick().Rmse.Estimate), "F4"),
            Column.Text(
                "ours is of",
                lines.Select(
                    l =>
                        $"{l.Result.Data}{(l.Result.Caveat() is { Length: > 0 } caveat ? $" ({caveat})" : "")}{(l.Ours is null ? $"; did not run: {l.Missing}" : "")}")),
            Column.Text(
                "reported under",
                lines.Select(
                    l =>
                        $"{l.Reported.Note}{(l.Reported.Pearson is { } pearson ? $"; Pearson {pearson:F3}" : "")}{string.Concat(More(l.Reported).Select(more => $"; {more}"))}")),
        ]);

        static double? OurMse((StudyResult Result, string Model, Reported Reported, ModelResult? Ours, string Missing) line) =>
            line.Reported.Mse is null ? null : line.Ours?.Mse() ?? double.NaN;

        static IEnumerable<string> More(Reported reported) =>
            reported.MoreMae.Count > 0 || reported.MaeDeviation is not null
                ? reported.Further().Prepend(reported.InWords())
                : reported.Further();
    }

    /// <summary>Figures that others published on data that is at hand, and how far ours lie from them.</summary>
    public static Table Of(ExternalResult result) => new(
        "Published figures on the same data",
        Column.Text("check", result.Lines.Select(l => l.Check)),
        Column.Text("figure", result.Lines.Select(l => l.Figure.What)),
        Column.Numbers("published", result.Lines.Select(l => l.Figure.Expected), "0.000##"),
        Column.Numbers("ours", result.Lines.Select(l => l.Ours), "0.000##"),
        Column.Numbers("difference", result.Lines.Select(l => l.Ours - l.Figure.Expected), "+0.00000;-0.00000;0.00000"),
        Column.Numbers("may differ by", result.Lines.Select(l => l.Figure.Tolerance), "0.######"));

    /// <summary>How far ours lie from the published figures, in units of what they may: all between -1 and 1 are as published.</summary>
    public static ScatterChart Differences(ExternalResult result) => new(
        "Ours less the published figure, in units of what may lie between them", "published figure", "difference",
        [.. result.Lines.GroupBy(l => l.Figure.What.StartsWith(
            "RMSE",
            StringComparison.Ordinal) ? "RMSE" : l.Figure.What.StartsWith("MAE", StringComparison.Ordinal) ? "MAE" : "validation loss")
            .Select(
                kind =>
                    new ScatterSeries(
                        kind.Key,
                        [.. kind.Select(l => new ScatterPoint(l.Figure.Expected, (l.Ours - l.Figure.Expected) / l.Figure.Tolerance))]))]);

    /// <summary>
    /// The final model of each publication as reported and under the clean protocol, and the tuned-bias baseline there, by row of the
    /// headline table.
    /// </summary>
    public static BarChart Protocols(IReadOnlyList<StudyResult> results)
    {
        var lines = Headline.Lines(results).Index().Where(line => line.Item is { Model: not null, AsReported: not null }).ToArray();
        return new BarChart("The same model under both protocols", "row of the first table", "RMSE", [
            .. lines.Select(line => $"{line.Index + 1}")],
        [
            new("as reported", [.. lines.Select(line => line.Item.AsReported!.Rmse.Estimate)]),
            new("clean", [.. lines.Select(line => line.Item.Model!.Rmse.Estimate)]),
            new("baseline, clean", [.. lines.Select(line => line.Item.Baseline.Rmse.Estimate)]),
        ])
        { Format = "F2" };
    }

    private static IEnumerable<(
        StudyResult Result, string Model, Reported Reported, ModelResult? Ours, string Missing)> Published(StudyResult result)
    {
        var first = result.Settings[0];
        var models = StudyCatalog.Known(result.Study)?.Models ?? [];
        return [
            .. result.Published().Select(
                line => (result, NameOf(line.Setting, line.Model), line.Model.Reported!, (ModelResult?)line.Model, "")),
            .. first.Missing.Select(
                missing =>
                    (
                        result,
                        missing.Name,
                        models.FirstOrDefault(m => m.Name == missing.Name)?.Reported!,
                        (ModelResult?)null,
                        missing.Reason)).Where(line => line.Item3 is not null),
        ];

        string NameOf(SettingResult setting, ModelResult model) => setting == first ? model.Name : $"{model.Name}, {setting.Name}";
    }
}
