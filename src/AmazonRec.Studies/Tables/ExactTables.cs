using AmazonRec.Studies.External;
using AmazonRec.Studies.Results;

namespace AmazonRec.Studies.Tables;

/// <summary>What can be checked exactly, as tables: published figures and ours on the same rows under the same protocol.</summary>
public static class ExactTables
{
    private const string Data = "movielens-100k";

    /// <summary>A line for each check, with the last of its figures: of a curve, that of its last epoch.</summary>
    public static Table Summary(ExternalResult result)
    {
        var checks = result.Lines.GroupBy(line => line.Check).Select(lines => (Name: lines.Key, Lines: lines.ToArray())).ToArray();
        return new Table(
            $"{result.Title}: {result.Passed} of {result.Lines.Count} are as published",
            Column.Text("check", checks.Select(c => c.Name)),
            Column.Figures("as published", checks.Select(c => $"{c.Lines.Count(line => line.Passes)} of {c.Lines.Length}")),
            Column.Text("such as", checks.Select(c => c.Lines[^1].Figure.What)),
            Column.Numbers("published", checks.Select(c => c.Lines[^1].Figure.Expected), "0.000##"),
            Column.Numbers("ours", checks.Select(c => c.Lines[^1].Ours), "0.000##"),
            Column.Numbers("may differ by", checks.Select(c => c.Lines[^1].Figure.Tolerance), "0.######"),
            Column.Text("published by", checks.Select(c => c.Lines[^1].Source)));
    }

    /// <summary>
    /// Models that others published for MovieLens 100k beside those of our study 'best' under the same split, the best first; null where
    /// that study has not run there. Folds are drawn anew by each.
    /// </summary>
    public static Table? OnMovieLens(IReadOnlyList<StudyResult> results)
    {
        if (results.FirstOrDefault(r => r is { Study: "best", DataName: Data }) is not { } best) return null;
        var lines = PublishedModel.Settings
            .SelectMany(setting => Lines(setting.Key, best.Setting(setting.Value))).ToArray();
        return new Table(
            "MovieLens 100k: RMSE of others and of ours, on the same split",
            Column.Text("split", lines.Select(l => l.Split)),
            Column.Text("model", lines.Select(l => l.Model)),
            Column.Numbers("RMSE", lines.Select(l => l.Rmse), "0.000#"),
            Column.Text("by", lines.Select(l => l.Source)),
            Column.Text("note", lines.Select(l => l.Note)));
    }

    private static IEnumerable<PublishedModel> Lines(string split, SettingResult? setting) => setting is null
        ? []
        : PublishedModel.All.Where(p => p.Split == split).Concat(
            from name in Ours
            where setting.Find(name.InStudy) is not null
            select new PublishedModel(split, name.Alone, setting.Find(name.InStudy)!.Rmse.Estimate, "ours", name.Note))
            .OrderBy(line => line.Rmse);

    /// <summary>Our models that stand beside the others: as the study calls them, as one calls them alone, and what they read.</summary>
    private static readonly (string InStudy, string Alone, string Note)[] Ours =
    [
        ("auto", "auto", "reads genres, years and the like"),
        ("+ catalogue", "bayesian-svdpp --scatter users, content", "reads genres, years and the like"),
        ("+ scatter of users", "bayesian-svdpp --scatter users", ""),
        ("+ who rated what", "bayesian-svdpp", ""),
        ("Bayesian MF", "bayesian-mf", ""),
        ("biased MF", "biased MF", ""),
        ("svdpp", "svdpp", ""),
        ("svd", "svd", ""),
        ("tuned-bias", "tuned-bias", ""),
    ];
}
