using AmazonRec.Studies.Results;

namespace AmazonRec.Studies.Tables;

/// <summary>A study in a table that fits beside a chart: errors as reported and clean, and what they are worth.</summary>
public static class ShortTable
{
    /// <summary>A row for each model of the first two settings, baselines first.</summary>
    /// <param name="result">The study.</param>
    /// <param name="claims">Of the page that the table stands on.</param>
    public static Table Create(StudyResult result, Claims claims)
    {
        SettingResult[] settings = [.. result.Settings.Take(2)];
        var clean = Headline.CleanOf(settings);
        var models = settings.SelectMany(s => s.Models).DistinctBy(m => m.Name).ToArray();
        var hasReported = result.DataKind != DataKind.Synthesized && models.Any(m => m.Reported is not null);
        return new Table(
            $"RMSE by setting; verdict of '{clean.Title()}' against {clean.Yardstick().Name}",
        [
            Column.Text("model", models.Select(m => m.Name)),
            .. hasReported ? [Column.Text(HeadOf(result), models.Select(m => m.Reported?.InWords() ?? ""))] : Array.Empty<Column>(),
            .. settings.Select(s => Column.Numbers(s.Title(), models.Select(m => s.Find(m.Name)?.Rmse.Estimate), "F4", Best.Lowest)),
            Column.Text("verdict", models.Select(m => clean.Find(m.Name)?.AgainstBaseline is { } c ? claims.VerdictOf(c).InWords() : "")),
        ]);
    }

    private static string HeadOf(StudyResult result) => result.DataKind == DataKind.Full ? "reported" : "reported, on other data";
}
