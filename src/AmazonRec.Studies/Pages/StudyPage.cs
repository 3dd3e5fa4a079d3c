using AmazonRec.Studies.External;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Lists;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Pages;

/// <summary>Results of studies as one HTML file, short enough to send: an overview, then a folded part for each study.</summary>
public static class StudyPage
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "studies.html";

    private const string Style = """
        body { max-width: 76rem; } section { border-top: 1px solid var(--rule); margin-top: 1.5rem; } h2 { margin-top: 1rem; }
        .glance { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem 2rem; align-items: start; }
        .scroll td:first-child { min-width: 8.5em; } .glance table { font-size: .86rem; } .glance th, .glance td { padding: .12rem .7rem .12rem 0; } .overview td, .overview th { text-align: left; white-space: normal; } section > details { margin: .3rem 0; } details details table, section > details table { font-size: .84rem; } details > summary { color: var(--soft); } details[open] > summary { font-weight: 600; }
        @media (min-width: 64rem) { .glance { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
        @media (max-width: 48rem) { .overview thead { display: none; } .overview tr { display: block; border-bottom: 1px solid var(--rule); padding: .4rem 0; } .overview td { display: block; border: none; padding: .05rem 0; } .overview td:not(:first-child)::before { content: attr(data-head) ": "; color: var(--soft); } }
        """;

    private static readonly string[] Heads = ["study", "data", "best published", "ours", "set against", "verdict"];

    /// <summary>The page's text.</summary>
    /// <param name="results">Studies of predicted stars.</param>
    /// <param name="lists">Studies of lists.</param>
    public static string Write(IReadOnlyList<StudyResult> results, params IReadOnlyList<ListResult> lists) =>
        Write(new ResultsFolder(results, External: null) { Lists = lists });

    /// <summary>The page's text, with the checks of published figures where they were made.</summary>
    /// <param name="results">All results of a folder.</param>
    public static string Write(ResultsFolder results)
    {
        var claims = Claims.FromResults(results.Studies);
        var ordered = Headline.Lines(results.Studies).Select(line => line.Result)
            .Concat(results.Studies.Where(r => r.DataKind == DataKind.Synthesized)).ToArray();
        return HtmlPage.Write("Studies", Html.Join(
        [
            Html.Of($"""
                <h1>Studies</h1>
                <p>Published recommenders under their own protocol and a clean one, and our own, beside trivial baselines. Each study is one line here, on the data nearest to the original's, and a part below with a table and a chart; the rest is folded.</p>
                {Overview(results)}
                <details><summary>All systems in one chart, and how to read the numbers</summary>
                <div class="charts"><div>{new Html(ChartSvg.Inline(StudyCharts.Headline(results.Studies)))}</div></div>
                {Html.Join(Headline.Tables(results.Studies).Select(HtmlPage.Table))}
                {(results.Lists.Count > 0 ? HtmlPage.Table(ListTables.AgainstPopular(results.Lists)) : default)}
                <p>Intervals are 95 %. {Headline.Note(results.Studies)} In the tables below: {claims.Note} {RankingTables.Note}</p>
                </details>
                """),
            .. StudyOverview.Lines(results).Select(line => line.Study).Concat(ordered.Select(r => r.Study)).Distinct().Select(Section),
        ]), Style);

        Html Section(string study) => study == StudyOverview.Checks && results.External is { } external ? Of(external)
            : results.Lists.Where(l => l.ListStudy == study).ToArray() is { Length: > 0 } lists ? ListSection.Write(lists)
            : StudySection.Write([.. ordered.Where(r => r.Study == study)], claims);
    }

    /// <summary>What links call a study's part.</summary>
    internal static string AnchorOf(string study) => $"study-{study}";

    private static Html Overview(ResultsFolder results) => Html.Of($"""
        <div class="overview">{HtmlPage.Table(caption: null, Heads, StudyOverview.Lines(results).Select(Row))}</div>
        """);

    private static IEnumerable<Html> Row(OverviewLine line) =>
    [
        Html.Of($"<td><a href=\"#{AnchorOf(line.Study)}\">{line.Study}</a></td>"),
        .. new[] { line.Data, line.Published, line.Ours, line.Against, line.Verdict }
            .Select((text, at) => Html.Of($"<td data-head=\"{Heads[at + 1]}\">{text}</td>")),
    ];

    private static Html Of(ExternalResult result) => Html.Of($"""
        <section id="{AnchorOf(StudyOverview.Checks)}">
        <h2>{StudyOverview.Checks}: {result.Title}</h2>
        <details><summary>{result.Passed} of {result.Lines.Count} are as published: the figures</summary>
        {HtmlPage.Table(result.ToTable())}
        <ul>{Html.Join(result.Notes().Select(n => Html.Of($"<li>{n}</li>")))}</ul>
        </details>
        </section>
        """);
}
