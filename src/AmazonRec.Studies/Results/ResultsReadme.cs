using System.Globalization;
using AmazonRec.Studies.External;
using AmazonRec.Studies.Lists;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Results;

/// <summary>The page of all results, made from their files: <c>results/README.md</c>.</summary>
public static class ResultsReadme
{
    /// <summary>Its name.</summary>
    public const string FileName = "README.md";

    /// <summary>The page for the results of a folder.</summary>
    public static string Write(ResultsFolder results)
    {
        var claims = Claims.FromResults(results.Studies);
        var first = results.Studies.DistinctBy(result => result.Study).ToHashSet();
        var sections = results.Studies.Select(result => Section(result, claims, first.Contains(result)));
        var text = string.Join("\n\n", sections.Prepend($"""
            # Results

            Made by `amazonrec reproduce` from the JSON files beside this page; nothing here is typed. Numbers from a stand-in are not comparable
            with the reported ones.

            {Exact(results)}

            {string.Join("\n\n", Headline.Tables(results.Studies).Select(TableText.Markdown))}

            {Headline.Note(results.Studies)}

            ![Clean protocol: final model of each publication and baseline](headline.svg)

            Below, each study has a first table with the clean RMSE less that of the baseline tuned-bias on the same rows. Intervals draw users
            with all their rows, over folds with their rows of all folds; p is of a t test of the squared errors with users as clusters.
            {claims.Note} They are all that this page makes below the first table: of each model in each setting with the baseline, with the
            study's reference, and with itself before a change.
            {RankingTables.Note}
            """));
        return text + "\n";
    }

    private static string Section(StudyResult result, Claims claims, bool isFirst) => string.Join("\n\n",
    [
        $"## {result.Study}: {result.Data}",
        $"{result.File}{(result.Caveat() is { Length: > 0 } caveat ? $", {caveat}" : "")}; "
        + $"{result.Seconds.ToString("F0", CultureInfo.InvariantCulture)} s on {result.Environment.Cores} cores "
        + $"({result.Environment.Processor}); engine {result.Engine}.",
        .. result.Findings() is { Count: > 0 } findings ? [string.Join('\n', findings.Select(f => $"- {f}"))] : Array.Empty<string>(),
        .. isFirst ? Architecture(result) : [],
        .. StudyTables.All(result, claims).Select(TableText.Markdown),
        string.Join('\n',
        [
            .. result.Settings.Select(s => $"- **{s.Title()}**: {s.Meaning} {Rows(s)}{s.LeakNote()}"),
            .. result.Age() is { } age ? [$"- {age}"] : Array.Empty<string>(),
            .. result.Notes.Select(n => $"- {n}"),
            .. result.Settings.SelectMany(s => s.Missing).Select(m => $"- {m.Name} did not run: {m.Reason}.").Distinct(),
            .. result.Choices().Concat(ProtocolEffect.Unchanged(result)).Select(c => $"- {c}"),
            .. result.Settings.Take(1).SelectMany(s => s.Models).Where(m => m.Adjustment is not null)
            .Select(m => $"- {m.Name}: {m.Adjustment}."),
        ]),
    ]);

    /// <summary>
    /// What each study shows that has something to tell, on the data that are nearest to the original's: a paragraph each, for a page that
    /// holds the headline table.
    /// </summary>
    public static string Findings(ResultsFolder results) => string.Join("\n\n",
        Headline.Lines(results.Studies).Select(line => line.Result).Where(result => result.Findings().Count > 0)
            .DistinctBy(result => result.Study)
            .Select(result => $"**{result.Study}, {result.Data}**\n\n{string.Join('\n', result.Findings().Select(f => $"- {f}"))}"));

    /// <summary>The network that the original shows: code hosts draw it.</summary>
    private static IEnumerable<string> Architecture(StudyResult result) =>
        StudyCatalog.Known(result.Study) is { Architecture: { } architecture } study
            ? [$"<details><summary>Layers of {study.Finals[0]}</summary>\n\n```mermaid\n{architecture().Diagram()}```\n\n</details>"]
            : [];

    /// <summary>What is exact comes first: published figures on the same data under the same protocol.</summary>
    private static string Exact(ResultsFolder results) => string.Join("\n\n",
    [
        "## Checks that can be exact: same data, same protocol",
        .. results.External is { } external ? [Section(external)] : Array.Empty<string>(),
        .. ExactTables.OnMovieLens(results.Studies) is { } models ? [TableText.Markdown(models)] : Array.Empty<string>(),
        .. results.Lists.Count > 0 ? [Lists(results.Lists)] : Array.Empty<string>(),
        "## Published systems, and our own",
    ]);

    private static string Section(ExternalResult result) => string.Join("\n\n",
    [
        $"{result.Seconds.ToString("F0", CultureInfo.InvariantCulture)} s on {result.Environment.Cores} cores "
        + $"({result.Environment.Processor}).",
        TableText.Markdown(result.ToTable()),
        string.Join('\n', result.Notes().Select(note => $"- {note}")),
    ]);

    /// <summary>Lists of ten: the summary, then each study.</summary>
    private static string Lists(IReadOnlyList<ListResult> results) => string.Join("\n\n",
    [
        "## Lists of ten",
        TableText.Markdown(ListTables.Summary(results)),
        TableText.Markdown(ListTables.AgainstPopular(results)),
        .. results.Select(Section),
    ]);

    private static string Section(ListResult result) => string.Join("\n\n",
    [
        $"### {result.ListStudy}: {result.Data}",
        $"{result.Title}. {result.Protocol} {result.File}; "
        + $"{result.Seconds.ToString("F0", CultureInfo.InvariantCulture)} s on {result.Environment.Cores} cores "
        + $"({result.Environment.Processor}).",
        .. ListTables.All(result).Select(TableText.Markdown),
        string.Join('\n', result.AllNotes().Select(note => $"- {note}")),
    ]);

    private static string Rows(SettingResult setting)
    {
        var split = setting.Splits[0];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(setting.Splits.Count > 1 ? $"{setting.Splits.Count} folds, the first of " : "")}{split.Train:N0} training, "
            + $"{split.Validation:N0} validation and {split.Test:N0} test rows (split `{split.Hash}`).");
    }
}
