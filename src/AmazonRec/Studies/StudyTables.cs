using System.Globalization;
using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Studies;

/// <summary>A study's result as tables; every number comes from the result, none is typed.</summary>
public static class StudyTables
{
    /// <summary>All tables of a result that have something to say.</summary>
    public static IReadOnlyList<StudyTable> Of(StudyResult result)
    {
        var tables = new List<StudyTable> { Main(result) };
        if (result.Settings.Count > 2) tables.Add(Variations(result));
        tables.AddRange(new[] { DifferenceTable.Of(result) }.Where(t => t.Rows.Count > 0));
        tables.AddRange(result.Settings.Where(s => s.Protocol == Data.Protocol.Clean).Take(1).Select(BySeen).Where(t => t.Rows.Count > 1));
        tables.AddRange(result.Settings.Select(AgainstReference).Where(t => t.Rows.Count > 0));
        var shown = Headline.BestOf(result).Clean;
        if (shown.Ranking is { } ranking) tables.Add(RankingTables.Of(shown.Name, ranking));
        if (CalibrationTables.Of(shown) is { Rows.Count: > 0 } calibration) tables.Add(calibration);
        tables.AddRange(new[] { StepTable.Of(result) }.Where(t => t.Rows.Count > 0));
        return tables;
    }

    /// <summary>Reported numbers beside ours as reported and clean, the trivial baselines first.</summary>
    public static StudyTable Main(StudyResult result)
    {
        var settings = result.Settings.Take(2).ToArray();
        var clean = settings.FirstOrDefault(s => s.Protocol == Data.Protocol.Clean);
        var names = settings.SelectMany(s => s.Models).Select(m => m.Name).Distinct().ToArray();
        var hasReported = result.DataKind != DataKind.Synthesized && settings.SelectMany(s => s.Models).Any(m => m.Reported is not null);
        string[] columns = [result.Study, .. hasReported ? [result.DataKind == DataKind.Full ? "reported" : "reported, on the original's data"] : Array.Empty<string>(), .. settings.SelectMany(s => Metrics($"{s.Name}: RMSE", "MAE", "Pearson")), $"against {result.Settings[0].Yardstick().Name}"];
        return new StudyTable(result.Title, columns, [.. names.Select(Row)]);

        IReadOnlyList<string> Row(string name)
        {
            var models = settings.Select(s => s.Find(name)).ToArray();
            var known = models.OfType<ModelResult>().First();
            return
            [
                known.IsBaseline ? $"{name} (baseline)" : name,
                .. hasReported ? [Reported(known.Reported)] : Array.Empty<string>(),
                .. models.SelectMany(m => m is null ? Metrics("-", "-", "-") : Metrics(WithEnds(m.Rmse), Number(m.Mae.Estimate), Number(m.Pearson.Estimate))),
                Gain(clean?.Find(name)),
            ];
        }

        string[] Metrics(string rmse, string mae, string pearson) => result.JudgesByPearson ? [rmse, mae, pearson] : [rmse, mae];
    }

    /// <summary>RMSE in each setting that varies one thing, and what it means.</summary>
    public static StudyTable Variations(StudyResult result)
    {
        var others = result.Settings.Skip(2).ToArray();
        var names = others.SelectMany(s => s.Models).Where(m => !m.IsBaseline).Select(m => m.Name).Distinct().ToArray();
        return new StudyTable(
            "One thing changed at a time: RMSE, and MAE after it",
            ["setting", "baseline", .. names],
            [.. others.Select(s => (IReadOnlyList<string>)
            [
                s.Name, $"{Both(s.Yardstick())} ({s.Yardstick().Name})",
                .. names.Select(n => s.Find(n) is { } m ? Both(m) : "-"),
            ])]);
    }

    /// <summary>RMSE by how many training rows the item of a test row has.</summary>
    public static StudyTable BySeen(SettingResult setting)
    {
        var models = setting.Models.Where(m => m.ByItemRatings.Count > 0).ToArray();
        var slices = models.Length == 0 ? [] : models[0].ByItemRatings;
        return new StudyTable(
            $"{setting.Name}: RMSE by how many training ratings the item has",
            ["model", .. slices.Select(s => $"{s.Of} ({s.Count.ToString("N0", CultureInfo.InvariantCulture)} rows)")],
            [.. models.Select(m => (IReadOnlyList<string>)[m.Name, .. m.ByItemRatings.Select(s => Number(s.Rmse.Estimate))])]);
    }

    /// <summary>
    /// Each model's RMSE less that of the study's reference, over all rows and over those of rare items, in percent of the reference's, with the
    /// interval of the difference and p of a paired t test, adjusted by Holm for the models of the table.
    /// </summary>
    public static StudyTable AgainstReference(SettingResult setting)
    {
        var models = setting.Models.Where(m => m.AgainstReference.Count > 0).ToArray();
        var slices = models.Length == 0 ? [] : models[0].AgainstReference;
        var adjusted = slices.Select((_, slice) => MultipleComparisons.Holm([.. models.Select(m => m.AgainstReference[slice].Comparison.T.PValue)])).ToArray();
        return new StudyTable(
            $"{setting.Name}: RMSE against {(slices.Count > 0 ? slices[0].Against : "")}",
            ["model", .. slices.SelectMany(s => new[] { $"{(s.Of == "all" ? "all" : $"items with {s.Of} training ratings")} ({s.Count.ToString("N0", CultureInfo.InvariantCulture)} rows)", "percent", "p" })],
            [.. models.Select((m, at) => (IReadOnlyList<string>)
            [
                m.Name,
                .. m.AgainstReference.SelectMany((s, slice) => new[] { Signed(s.Comparison.Difference.Rmse), Percent(s.Comparison.Difference.Rmse.Estimate / s.AgainstRmse), P(adjusted[slice][at]) }),
            ])]);
    }

    private static string Gain(ModelResult? model) => model?.AgainstBaseline is { } comparison
        ? Signed(comparison.Difference.Rmse)
        : "";

    private static string Reported(Reported? reported) => reported is null ? "" : string.Join(", ", new[]
    {
        reported.Rmse is { } rmse ? $"RMSE {Number(rmse)}" : null,
        reported.Mae is { } mae ? $"MAE {Number(mae)}" : null,
        reported.Pearson is { } pearson ? $"Pearson {Number(pearson)}" : null,
    }.OfType<string>());

    private static string WithEnds(Interval i) => double.IsNaN(i.Low) ? Number(i.Estimate) : $"{Number(i.Estimate)} [{Number(i.Low)}, {Number(i.High)}]";

    private static string Both(ModelResult m) => $"{Number(m.Rmse.Estimate)}, {Number(m.Mae.Estimate)}";

    private static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString("F4", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private static string P(double value) => value < 0.0001 ? "<0.0001" : Number(value);

    private static string Signed(Interval i) => $"{Signed(i.Estimate)} [{Signed(i.Low)}, {Signed(i.High)}]";

    private static string Signed(double value) => double.IsNaN(value) ? "-" : value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);
}
