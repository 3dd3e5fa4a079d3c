using System.Globalization;
using static AmazonRec.Studies.StudyNumbers;

namespace AmazonRec.Studies;

/// <summary>A study's result as tables; every number comes from the result, none is typed.</summary>
public static class StudyTables
{
    /// <summary>All tables of a result that have something to say.</summary>
    /// <param name="result">The study.</param>
    /// <param name="claims">Of the page that they stand on: all of its comparisons; by default those of the result.</param>
    public static IReadOnlyList<StudyTable> Of(StudyResult result, Claims? claims = null)
    {
        claims ??= Claims.Of([result]);
        var clean = Headline.CleanOf(result.Settings);
        var tables = new List<StudyTable> { Main(result, claims) };
        tables.AddRange(new[] { Others(result, claims), EffectTable.Of(result, claims) }.Where(t => t.Rows.Count > 0));
        tables.AddRange(result.Settings.Where(s => s.Protocol != Data.Protocol.AsReported).Take(1).Select(BySeen).Where(t => t.Rows.Count > 1));
        tables.AddRange(result.Settings.Select(s => AgainstReference(s, claims)).Where(t => t.Rows.Count > 0));
        if (clean.Ranking is { } ranking) tables.Add(RankingTables.Of(clean.Title(), ranking));
        if (CalibrationTables.Of(clean) is { Rows.Count: > 0 } calibration) tables.Add(calibration);
        tables.AddRange(new[] { StepTable.Of(result) }.Where(t => t.Rows.Count > 0));
        return tables;
    }

    /// <summary>Reported numbers beside ours as reported and clean, the trivial baselines first.</summary>
    /// <param name="result">The study.</param>
    /// <param name="claims">Of the page that the table stands on; by default those of the result.</param>
    public static StudyTable Main(StudyResult result, Claims? claims = null)
    {
        claims ??= Claims.Of([result]);
        var settings = result.Settings.Take(2).ToArray();
        var clean = Headline.CleanOf(settings);
        var names = settings.SelectMany(s => s.Models).Select(m => m.Name).Distinct().ToArray();
        var hasReported = result.DataKind != DataKind.Synthesized && settings.SelectMany(s => s.Models).Any(m => m.Reported is not null);
        string[] columns = [result.Study, .. hasReported ? [result.DataKind == DataKind.Full ? "reported" : "reported, on the original's data"] : Array.Empty<string>(), .. settings.SelectMany(s => Metrics($"{s.Title()}: RMSE", "MAE", "Pearson")), .. settings.SelectMany(s => s == clean ? new[] { $"{s.Title()}, against {clean.Yardstick().Name}", "p, adjusted", "verdict" } : [$"{s.Title()}: verdict"])];
        return new StudyTable(result.Title, columns, [.. names.Select(Row)]);

        IReadOnlyList<string> Row(string name)
        {
            var models = settings.Select(s => s.Find(name)).ToArray();
            var known = models.OfType<ModelResult>().First();
            return
            [
                known.IsBaseline ? $"{name} (baseline)" : name,
                .. hasReported ? [known.Reported?.InWords() ?? ""] : Array.Empty<string>(),
                .. models.SelectMany(m => m is null ? Metrics("-", "-", "-") : Metrics(WithEnds(m.Rmse), Number(m.Mae.Estimate), Number(m.Pearson.Estimate))),
                .. settings.SelectMany(s => s == clean ? Gain(s.Find(name)) : [VerdictOf(s.Find(name))]),
            ];
        }

        string[] Gain(ModelResult? model) => model?.AgainstBaseline is { } comparison
            ? [Signed(comparison.Difference.Rmse), P(claims.P(comparison)), VerdictOf(model)]
            : ["", "", ""];

        string VerdictOf(ModelResult? model) => model?.AgainstBaseline is { } comparison ? claims.VerdictOf(comparison).InWords() : "";

        string[] Metrics(string rmse, string mae, string pearson) => result.JudgesByPearson ? [rmse, mae, pearson] : [rmse, mae];
    }

    /// <summary>RMSE and MAE in the other settings, and whether a model is better or worse than the baseline there; no rows where there are none.</summary>
    /// <param name="result">The study.</param>
    /// <param name="claims">Of the page that the table stands on; by default those of the result.</param>
    public static StudyTable Others(StudyResult result, Claims? claims = null)
    {
        claims ??= Claims.Of([result]);
        var others = result.Settings.Skip(2).ToArray();
        var names = others.SelectMany(s => s.Models).Where(m => !m.IsBaseline).Select(m => m.Name).Distinct().ToArray();
        return new StudyTable(
            "Other settings: RMSE, MAE, and how it stands to the baseline",
            ["setting", "baseline", .. names],
            [.. others.Select(s => (IReadOnlyList<string>)
            [
                s.Title(), $"{Both(s.Yardstick())} ({s.Yardstick().Name})",
                .. names.Select(n => s.Find(n) is { } m ? $"{Both(m)} ({claims.VerdictOf(m.AgainstBaseline).InWords()})" : "-"),
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
    /// interval of the difference and p, adjusted for all comparisons of the page.
    /// </summary>
    public static StudyTable AgainstReference(SettingResult setting, Claims claims)
    {
        var models = setting.Models.Where(m => m.AgainstReference.Count > 0).ToArray();
        var slices = models.Length == 0 ? [] : models[0].AgainstReference;
        return new StudyTable(
            $"{setting.Name}: RMSE against {(slices.Count > 0 ? slices[0].Against : "")}",
            ["model", .. slices.SelectMany(s => new[] { $"{(s.Of == "all" ? "all" : $"items with {s.Of} training ratings")} ({s.Count.ToString("N0", CultureInfo.InvariantCulture)} rows)", "percent", "p, adjusted" })],
            [.. models.Select(m => (IReadOnlyList<string>)
            [
                m.Name,
                .. m.AgainstReference.SelectMany(s => new[] { Signed(s.Comparison.Difference.Rmse), Percent(s.Comparison.Difference.Rmse.Estimate / s.AgainstRmse), P(claims.P(s.Comparison)) }),
            ])]);
    }

    private static string Both(ModelResult m) => $"{Number(m.Rmse.Estimate)}, {Number(m.Mae.Estimate)}";

    private static string Percent(double share) => (100 * share).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
