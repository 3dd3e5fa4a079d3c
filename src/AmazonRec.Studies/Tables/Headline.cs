using AmazonRec.Data;
using AmazonRec.Studies.Results;


namespace AmazonRec.Studies.Tables;

/// <summary>
/// The one table that tells all: what was reported, what comes of it here, and what it is worth beside the yardstick, the tuned-bias
/// baseline.
/// </summary>
public static class Headline
{
    private const string Begin = "<!-- results -->";
    private const string End = "<!-- /results -->";

    /// <summary>What a reader must know of the columns.</summary>
    public static string Note(IReadOnlyList<StudyResult> results) =>
        "Each line is the model that the publication ends with, chosen before anything ran and not by its errors. Brackets are 95 % "
        + $"intervals of users drawn anew with all their rows. {ClaimsOf(results).Note} Better and worse are said below 0.05 "
        + $"alone.{Ages(results)}";

    private static string Ages(IReadOnlyList<StudyResult> results) =>
        Lines(results).Index().Where(line => line.Item.Result.Draws is null).Select(line => $"{line.Index + 1}")
            .ToArray() is { Length: > 0 } old
        ? $" Made before intervals drew users, so that their brackets draw rows and nothing is tested: {string.Join(", ", old)}. Make "
            + "them anew with amazonrec reproduce."
        : "";

    /// <summary>A line for each result, numbered as in the chart: the publication's final model, whatever its error.</summary>
    public static Table Table(IReadOnlyList<StudyResult> results)
    {
        var (lines, claims) = (Lines(results), ClaimsOf(results));
        return new Table(
            "The final model of each publication, RMSE on its test rows",
            Column.Text("study", lines.Select((l, row) => $"{row + 1} {l.Result.Study}")),
            Column.Text("data", lines.Select(l => $"{l.Result.Data}{(l.Result.DataKind == DataKind.Full ? "" : " (stand-in)")}")),
            Column.Text("published final model", lines.Select(l => l.Final.InWords())),
            Column.Figures("reported", lines.Select(l => l.Final.ReportedOn(l.Result.DataKind))),
            Column.Numbers("as reported, ours", lines.Select(l => l.AsReported?.Rmse.Estimate ?? double.NaN), "F3"),
            Column.Figures("clean, ours", lines.Select(Clean)),
            Column.Figures("baseline, clean", lines.Select(l => $"{Number(l.Baseline.Rmse.Estimate)} ({l.Baseline.Name})")),
            Column.PValues("p, adjusted", lines.Select(l => (double?)claims.P(l.Model?.AgainstBaseline))),
            Column.Text("against the baseline", lines.Select(l => claims.VerdictOf(l.Model?.AgainstBaseline).InWords())));
    }

    /// <summary>The lines of the results that have one: errors on synthesized data say nothing.</summary>
    public static IReadOnlyList<HeadlineLine> Lines(IReadOnlyList<StudyResult> results) =>
        [.. results.Where(r => r.DataKind != DataKind.Synthesized).Select(HeadlineLine.Create)];

    /// <summary>The comparisons of the table with their baselines: one for each line that is tested.</summary>
    public static Claims ClaimsOf(IReadOnlyList<StudyResult> results) =>
        new(
            Lines(results).Where(line => line.Result.Draws is not null).Select(line => line.Model?.AgainstBaseline)
                .OfType<Evaluation.Inference.Comparison>());

    /// <summary>The clean setting of a study, or its first.</summary>
    public static SettingResult CleanOf(IReadOnlyList<SettingResult> settings) =>
        settings.FirstOrDefault(s => s.Protocol != Protocol.AsReported) ?? settings[0];

    /// <summary>A page with new text between its marks.</summary>
    /// <exception cref="FormatException">The page has no marks.</exception>
    public static string Splice(string page, string text)
    {
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return begin >= 0 && end > begin
            ? $"{page[..(begin + Begin.Length)]}\n{text}\n{page[end..]}"
            : throw new FormatException($"The page has no {Begin} and {End} to put results between.");
    }

    private static string Clean(HeadlineLine line) => line.Model is { Rmse: var rmse }
        ? $"{Number(rmse.Estimate)} [{Number(rmse.Low)}, {Number(rmse.High)}]{(line.IsLeaky ? " (leaky)" : "")}"
        : Column.None;

    private static string Number(double value) => double.IsNaN(value) ? Column.None : $"{value:F3}";
}
