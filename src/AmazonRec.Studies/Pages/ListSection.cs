using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Lists;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Pages;

/// <summary>The part of the page that a study of lists has.</summary>
internal static class ListSection
{
    /// <summary>Published lists and ours as a table and a chart; all else folded.</summary>
    public static Html Write(ListResult result)
    {
        var tables = ListTables.All(result);
        return Html.Of($"""
            <section id="{StudyPage.AnchorOf(result.ListStudy)}">
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
