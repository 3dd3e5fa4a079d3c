using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;


namespace AmazonRec.Studies.Tables;

/// <summary>
/// The tables that tell all: what each publication's final model was reported with, what comes of it here, and what it is worth beside
/// the yardstick, the tuned-bias baseline; then the same of our own systems.
/// </summary>
public static class Headline
{
    private const string Begin = "<!-- results -->";
    private const string End = "<!-- /results -->";

    /// <summary>What a reader must know of the columns.</summary>
    public static string Note(IReadOnlyList<StudyResult> results) =>
        "Rows are numbered as on the page of all results (results/README.md), which has each study on all data. Each line is the model that "
        + "the publication ends with, chosen before anything ran and not by its errors. 'Same protocol' is the original's filter, split, "
        + "options and flaws, as far as our data have the columns; 'clean' differs by study. Brackets are 95 % "
        + "intervals of users drawn anew with all their rows. Numbers of a stand-in, other data than the original's, are not comparable "
        + $"with the reported ones. p is of a t test of squared errors. {ClaimsOf(results).Note} Other tables and pages "
        + $"make other comparisons, and adjust for theirs. Better and worse are said below 0.05 alone.{AlsoNeeded(results)}{Ages(results)}";

    private static string AlsoNeeded(IReadOnlyList<StudyResult> results) => string.Concat(
        from line in Lines(results).DistinctBy(line => line.Result.Study)
        where line.Result.DataKind != DataKind.Full && OriginalOf(line)?.AlsoNeeds is not null
        select $" Besides its files, {line.Result.Study} takes {OriginalOf(line)!.AlsoNeeds}.");

    private static string Ages(IReadOnlyList<StudyResult> results) =>
        Lines(results).Index().Where(line => line.Item.Result.Draws is null).Select(line => $"{line.Index + 1}")
            .ToArray() is { Length: > 0 } old
        ? $" Made before intervals drew users, so that their brackets draw rows and nothing is tested: {string.Join(", ", old)}. Make "
            + "them anew with amazonrec reproduce."
        : "";

    /// <summary>Both tables, those of them that have rows.</summary>
    public static IReadOnlyList<Table> Tables(IReadOnlyList<StudyResult> results) =>
        [.. new[] { Systems(results), Own(results) }.Where(table => table.Rows > 0)];

    /// <summary>
    /// Published systems: the reported numbers with their data and protocol, ours under the same protocol, under a clean one, and the
    /// baseline there, in the metrics that were reported; and how to run it on the original's data.
    /// </summary>
    /// <param name="results">All results: p values are adjusted for all of their lines.</param>
    /// <param name="nearest">Whether to leave out of a study's results all but that on the data nearest to the original's.</param>
    public static Table Systems(IReadOnlyList<StudyResult> results, bool nearest = false)
    {
        var claims = ClaimsOf(results);
        var all = Lines(results).Index().Where(line => !line.Item.Final.IsOwn).ToArray();
        var lines = nearest ? [.. all.DistinctBy(line => line.Item.Result.Study)] : all;
        return new Table(
            "Published systems: the final model of each, as it was reported and as it comes out here",
            Column.Text("study", lines.Select(l => Named(l.Index, l.Item))),
            Column.Text("published final model", lines.Select(l => l.Item.Final.InWords())),
            Column.Text("reported", lines.Select(l => ReportedOf(l.Item))),
            Column.Text("reported on", lines.Select(l => OriginalOf(l.Item) is { } o ? $"{o.Data}; {o.Protocol}" : Column.None)),
            Column.Text("ours, same protocol", lines.Select(l => l.Item.AsReported is { } model ? l.Item.Metrics(model) : "not run")),
            Column.Text("baseline, same protocol", lines.Select(l => Baseline(l.Item, l.Item.BaselineAsReported))),
            Column.Text("ours on", lines.Select(l => DataOf(l.Item))),
            Column.Text("ours, clean", lines.Select(l => Clean(l.Item))),
            Column.Text("baseline, clean", lines.Select(l => Baseline(l.Item, CleanBaseline(l.Item)))),
            Column.Text("clean, against the baseline", lines.Select(l => VerdictOf(l.Item, claims))),
            Column.Text("on the original's data", lines.Select(l => CommandOf(l.Item))));
    }

    /// <summary>Our own systems beside the baseline.</summary>
    /// <param name="results">All results: p values are adjusted for all of their lines.</param>
    public static Table Own(IReadOnlyList<StudyResult> results)
    {
        var claims = ClaimsOf(results);
        var lines = Lines(results).Index().Where(line => line.Item.Final.IsOwn).ToArray();
        return new Table(
            "Systems of our own, clean",
            Column.Text("study", lines.Select(l => Named(l.Index, l.Item))),
            Column.Text("data", lines.Select(l => l.Item.Result.Data)),
            Column.Text("model", lines.Select(l => l.Item.Final.InWords())),
            Column.Text("clean", lines.Select(l => Clean(l.Item))),
            Column.Text("baseline, clean", lines.Select(l => Baseline(l.Item, CleanBaseline(l.Item)))),
            Column.Text("against the baseline", lines.Select(l => VerdictOf(l.Item, claims))));
    }

    /// <summary>
    /// The lines of the results that have one: errors on synthesized data say nothing. Published systems first, each on the data nearest to
    /// the original's first, then our own.
    /// </summary>
    public static IReadOnlyList<HeadlineLine> Lines(IReadOnlyList<StudyResult> results) =>
        [.. results.Where(r => r.DataKind != DataKind.Synthesized).OrderBy(Rank).Select(HeadlineLine.Create)];

    /// <summary>The comparisons of the tables with their baselines: one for each line that is tested.</summary>
    public static Claims ClaimsOf(IReadOnlyList<StudyResult> results) =>
        new(
            Lines(results).Where(line => line.Result.Draws is not null).Select(line => line.Model?.AgainstBaseline)
                .OfType<Comparison>());

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

    private static (bool IsOwn, int Study, int File) Rank(StudyResult result)
    {
        var at = StudyCatalog.All.ToList().FindIndex(s => s.Name == result.Study);
        if (at < 0 || result.DataKind == DataKind.Full) return (at >= 0 && StudyCatalog.All[at].IsOwn, at, -1);
        var file = StudyCatalog.All[at].Files.ToList().FindIndex(f => f.ShortName == result.DataName);
        return (StudyCatalog.All[at].IsOwn, at, file < 0 ? int.MaxValue : file);
    }

    private static Original? OriginalOf(HeadlineLine line) => StudyCatalog.Known(line.Result.Study)?.Original;

    /// <summary>The published numbers of the final model, those of single settings as well.</summary>
    private static string ReportedOf(HeadlineLine line)
    {
        if (line.Final.Reported is not { } reported) return "no numbers";
        var settings = StudyCatalog.Known(line.Result.Study)?.Settings ?? [];
        return string.Join("; ",
        [
            reported.InWords(),
            .. settings.Where(s => s.Reported.ContainsKey(line.Final.Name))
                .Select(s => $"{s.Name}: {s.Reported[line.Final.Name].InWords()}"),
            .. reported.Others,
        ]);
    }

    private static string Named(int index, HeadlineLine line) => $"{index + 1} {line.Result.Study}";

    private static string DataOf(HeadlineLine line) =>
        line.Result.DataKind == DataKind.Full ? line.Result.Data : $"{line.Result.Data} (stand-in)";

    private static ModelResult? CleanBaseline(HeadlineLine line) => line.HasClean ? line.Baseline : null;

    private static string Baseline(HeadlineLine line, ModelResult? baseline) =>
        baseline is null ? "not run" : $"{line.Metrics(baseline)} ({baseline.Name})";

    private static string Clean(HeadlineLine line) => line.Model is { } model
        ? $"{line.Metrics(model, withInterval: true)}{(line.IsLeaky ? " (leaky)" : "")}"
        : "not run";

    internal static string VerdictOf(HeadlineLine line, Claims claims) => claims.VerdictOf(line.Model?.AgainstBaseline) is var verdict
        && claims.P(line.Model?.AgainstBaseline) is var p && double.IsNaN(p) ? verdict.InWords()
        : $"{verdict.InWords()} (p {(p < .0001 ? "<0.0001" : $"{p:F4}")})";

    private static string CommandOf(HeadlineLine line)
    {
        if (line.Result.DataKind == DataKind.Full) return "above";
        if (OriginalOf(line) is not { } original) return Column.None;
        var study = line.Result.Study;
        return (original.IsKnown ? "not run: needs its data. " : "which data is not known; for ours: ")
            + $"amazonrec data download {study}, then amazonrec reproduce {study} --data data/raw";
    }
}
