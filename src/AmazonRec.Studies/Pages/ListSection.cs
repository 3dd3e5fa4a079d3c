using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Lists;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Pages;

/// <summary>The part of the page that a study of lists has.</summary>
internal static class ListSection
{
    /// <summary>Published lists and ours as a table and a chart; all else folded.</summary>
    /// <param name="results">Of one study, on each data.</param>
    public static Html Write(IReadOnlyList<ListResult> results) => Html.Of($"""
        <div id="{StudyPage.AnchorOf(results[0].ListStudy)}">
        {Html.Join(results.Select(One))}
        </div>
        """);

    private static Html One(ListResult result)
    {
        var tables = ListTables.All(result);
        return Html.Of($"""
            <section>
            <h2>{result.ListStudy}: {result.Data}</h2>
            <p>{result.Title}. {result.Protocol} {result.File}; {result.Seconds:F0} s.</p>
            <div class="glance">{HtmlPage.Table(ListTables.Short(result))}<div class="charts"><div>{new Html(ChartSvg.Inline(ListCharts.Beside(result)))}</div></div></div>
            <details><summary>All figures, lists out of all items, what was chosen</summary>
            {Html.Join(tables.Select(HtmlPage.Table))}
            <ul>
            {Html.Join(result.AllNotes().Select(n => Html.Of($"<li>{n}</li>")))}
            </ul>
            </details>
            </section>
            """);
    }
}
