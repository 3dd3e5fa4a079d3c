using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Studies.Results;


namespace AmazonRec.Studies.Tables;

/// <summary>A study's result as tables; every number comes from the result, none is typed.</summary>
public static class StudyTables
{
    /// <summary>All tables of a result that have rows.</summary>
    /// <param name="result">The study.</param>
    /// <param name="claims">Of the page that they stand on: all of its comparisons; by default those of the result.</param>
    public static IReadOnlyList<Table> All(StudyResult result, Claims? claims = null)
    {
        claims ??= Claims.FromResults([result]);
        var clean = Headline.CleanOf(result.Settings);
        var notReported = result.Settings.Where(s => s.Protocol != Protocol.AsReported).Take(1);
        Table[] tables =
        [
            Main(result, claims),
            Others(result, claims),
            EffectTable.Create(result, claims),
            .. notReported.Select(BySeen).Where(t => t.Rows > 1),
            .. result.Settings.Select(s => AgainstReference(s, claims)),
            .. clean.Ranking is { } ranking ? [RankingTables.Of(clean.Title(), ranking)] : Array.Empty<Table>(),
            CalibrationTables.Of(clean),
            .. result.Settings.Select(s => s.Listing).OfType<Listing>().Select(RecommendationTables.Listing),
            StepTable.Create(result),
        ];
        return [.. tables.Where(t => t.Rows > 0)];
    }

    /// <summary>
    /// Reported numbers beside ours as reported and clean, the trivial baselines first; with mean squared errors where those were reported.
    /// </summary>
    /// <param name="result">The study.</param>
    /// <param name="claims">Of the page that the table stands on; by default those of the result.</param>
    public static Table Main(StudyResult result, Claims? claims = null)
    {
        claims ??= Claims.FromResults([result]);
        SettingResult[] settings = [.. result.Settings.Take(2)];
        var clean = Headline.CleanOf(settings);
        string[] names = [.. settings.SelectMany(s => s.Models).Select(m => m.Name).Distinct()];
        ModelResult[] known = [.. names.Select(name => settings.Select(s => s.Find(name)).OfType<ModelResult>().First())];
        var hasReported = result.DataKind != DataKind.Synthesized && settings.SelectMany(s => s.Models).Any(m => m.Reported is not null);
        return new Table(result.Title,
        [
            Column.Text(result.Study, known.Select(m => m.IsBaseline ? $"{m.Name} (baseline)" : m.Name)),
            .. hasReported ? [Reported(result.DataKind, known)] : Array.Empty<Column>(),
            .. settings.SelectMany(Errors),
            .. settings.SelectMany(Verdicts),
        ]);

        IEnumerable<Column> Errors(SettingResult setting)
        {
            ModelResult?[] models = [.. names.Select(setting.Find)];
            yield return Column.Intervals($"{setting.Title()}: RMSE", models.Select(m => (Interval?)(m?.Rmse ?? Unknown)));
            if (known.Any(m => m.Reported?.Mse is not null))
                yield return Column.Numbers("MSE", models.Select(m => m?.Mse() ?? double.NaN), "F3");
            yield return Column.Numbers("MAE", models.Select(m => m?.Mae.Estimate ?? double.NaN), Digits);
            if (result.JudgesByPearson)
                yield return Column.Numbers("Pearson", models.Select(m => m?.Pearson.Estimate ?? double.NaN), Digits);
        }

        IEnumerable<Column> Verdicts(SettingResult setting)
        {
            Comparison?[] against = [.. names.Select(name => setting.Find(name)?.AgainstBaseline)];
            var verdicts = against.Select(c => c is null ? "" : claims.VerdictOf(c).InWords());
            if (setting != clean) return [Column.Text($"{setting.Title()}: verdict", verdicts)];
            return
            [
                Column.Intervals(
                    $"{setting.Title()}, against {clean.Yardstick().Name}", against.Select(c => c?.Difference.Rmse), Column.Signed),
                Column.PValues("p, adjusted", against.Select(c => c is null ? (double?)null : claims.P(c))),
                Column.Text("verdict", verdicts),
            ];
        }
    }

    /// <summary>
    /// RMSE and MAE in the other settings, and whether a model is better or worse than the baseline there; no rows where there are none.
    /// </summary>
    /// <param name="result">The study.</param>
    /// <param name="claims">Of the page that the table stands on; by default those of the result.</param>
    public static Table Others(StudyResult result, Claims? claims = null)
    {
        claims ??= Claims.FromResults([result]);
        SettingResult[] others = [.. result.Settings.Skip(2)];
        var names = others.SelectMany(s => s.Models).Where(m => !m.IsBaseline).Select(m => m.Name).Distinct();
        string[] reported = [.. others.Select(s => string.Join("; ", result.Published().Where(p => p.Setting == s).Select(OfOriginal)))];
        return new Table("Other settings: RMSE, MAE, and verdict against the baseline",
        [
            Column.Text("setting", others.Select(s => s.Title())),
            .. reported.Any(words => words.Length > 0) ? [Column.Text(ReportedHead(result.DataKind), reported)] : Array.Empty<Column>(),
            Column.Figures("baseline", others.Select(s => $"{Both(s.Yardstick())} ({s.Yardstick().Name})")),
            .. names.Select(name => Column.Figures(name, others.Select(s => OfModel(s.Find(name))))),
        ]);

        static string OfOriginal((SettingResult Setting, ModelResult Model) line) =>
            $"{line.Model.Name}: {line.Model.Reported!.AllInWords()}";

        string OfModel(ModelResult? model) =>
            model is null ? Column.None : $"{Both(model)} ({claims.VerdictOf(model.AgainstBaseline).InWords()})";
    }

    /// <summary>RMSE by how many training rows the item of a test row has.</summary>
    public static Table BySeen(SettingResult setting)
    {
        ModelResult[] models = [.. setting.Models.Where(m => m.ByItemRatings.Count > 0)];
        var slices = models.Length == 0 ? [] : models[0].ByItemRatings;
        return new Table($"{setting.Name}: RMSE by how many training ratings the item has",
        [
            Column.Text("model", models.Select(m => m.Name)),
            .. slices.Select(
                (s, at) => Column.Numbers($"{s.Of} ({s.Count:N0} rows)", models.Select(m => m.ByItemRatings[at].Rmse.Estimate), Digits)),
        ]);
    }

    /// <summary>
    /// Each model's RMSE less that of the study's reference, over all rows and over those of rare items, in percent of the reference's,
    /// with the interval of the difference and p, adjusted for all comparisons of the page.
    /// </summary>
    public static Table AgainstReference(SettingResult setting, Claims claims)
    {
        ModelResult[] models = [.. setting.Models.Where(m => m.AgainstReference.Count > 0)];
        var slices = models.Length == 0 ? [] : models[0].AgainstReference;
        return new Table($"{setting.Name}: RMSE against {(slices.Count > 0 ? slices[0].Against : "")}",
        [
            Column.Text("model", models.Select(m => m.Name)),
            .. slices.SelectMany((slice, at) => Against(slice, [.. models.Select(m => m.AgainstReference[at])])),
        ]);

        Column[] Against(SliceComparison slice, SliceComparison[] all) =>
        [
            Column.Intervals(
                $"{RowsOf(slice.Of)} ({slice.Count:N0} rows)", all.Select(s => (Interval?)s.Comparison.Difference.Rmse), Column.Signed),
            Column.Numbers("percent", all.Select(s => 100 * s.Comparison.Difference.Rmse.Estimate / s.AgainstRmse), "+0.0;-0.0;0.0"),
            Column.PValues("p, adjusted", all.Select(s => (double?)claims.P(s.Comparison))),
        ];
    }

    private const string Digits = "F4";

    private static Interval Unknown => new(double.NaN, double.NaN, double.NaN, Interval.UsualLevel);

    private static Column Reported(DataKind kind, IEnumerable<ModelResult> models) =>
        Column.Text(ReportedHead(kind), models.Select(m => m.Reported?.AllInWords() ?? ""));

    private static string ReportedHead(DataKind kind) => kind == DataKind.Full ? "reported" : "reported, on the original's data";

    private static string RowsOf(string slice) => slice == "all" ? slice : $"items with {slice} training ratings";

    private static string Both(ModelResult m) => $"{m.Rmse.Estimate:F4}, {m.Mae.Estimate:F4}";
}
