using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Reports.Terminals;
using AmazonRec.Studies.Pages;

namespace AmazonRec.Notebooks.Reports;

/// <summary>A notebook as one page of HTML that needs no network, and no script to be read.</summary>
public static class NotebookPage
{
    private const string Style = """
        body { max-width: 56rem; } pre { background: var(--card); padding: .6rem .8rem; margin: .4rem 0; overflow-x: auto; overflow-wrap: normal; font: .84rem/1.45 ui-monospace, monospace; tab-size: 4; }
        code { font-family: ui-monospace, monospace; } p code, li code, td code { background: var(--card); padding: 0 .2rem; }
        pre.out { background: none; border-left: .2rem solid var(--good); } pre.stderr, pre.error { border-color: var(--bad); } pre.out { white-space: pre-wrap; overflow-wrap: anywhere; }
        img.out { display: block; max-width: 100%; height: auto; margin: .4rem 0; border: 1px solid var(--rule); box-sizing: border-box; } section > img, p > img { max-width: 100%; height: auto; }
        .plot { max-width: 46rem; } .figure [hidden] { display: none; } .figure, img.out, tr { break-inside: avoid; } .scroll caption { white-space: normal; }
        h1, h2, h3, h4 { break-after: avoid; scroll-margin-top: .5rem; } h2 { margin-top: 2.4rem; } h3 { font-size: 1rem; margin: 1.6rem 0 .4rem; }
        th, td { text-align: left; white-space: normal; } th[align=right], td[align=right] { text-align: right; } td[align=right] { white-space: nowrap; } caption { font-weight: 600; } ul, ol { padding-left: 1.5rem; } .math { font-family: ui-monospace, monospace; } blockquote { margin: .5rem 0; padding-left: 1rem; border-left: .2rem solid var(--rule); color: var(--soft); }
        @media print { pre { white-space: pre-wrap; } img.out { max-height: 8.5cm; } .scroll { overflow: visible; } th, td { white-space: normal; } }
        """;

    /// <summary>The page's text.</summary>
    /// <param name="notebook">With its outputs.</param>
    /// <param name="name">What it is called if it has no title.</param>
    /// <param name="options">How; by default long cells are folded, and charts are pictures.</param>
    /// <param name="links">Where links to files lead from the page; null to leave them as the notebook has them.</param>
    public static string Write(Notebook notebook, string name, PageOptions? options = null, PageLinks? links = null)
    {
        options ??= new PageOptions();
        var (colours, contents) = (new TerminalColours(), new Contents());
        var body = contents.Around(Html.Join(notebook.Cells.Select(cell => Cell(cell, options, links, colours, contents))));
        var style = $"{CSharpMarkup.Style}\n{Style}\n{CodeMarkup.Style}\n{Contents.Style}\n{colours.Style}";
        return HtmlPage.Write(notebook.Title ?? name, body, style, options.Plotly?.Scripts ?? []);
    }

    private static Html Cell(NotebookCell cell, PageOptions options, PageLinks? links, TerminalColours colours, Contents contents)
    {
        switch (cell.Kind)
        {
            case CellKind.Markdown: return Html.Of($"<section>{Prose.Write(cell.Source, cell.Attachments, contents, links)}</section>");
            case CellKind.Raw: return Html.Of($"<pre>{cell.Source}</pre>");
        }

        var code = CodeMarkup.Write(cell, options.Code, contents);
        return string.IsNullOrEmpty(code.Text) ? default : Html.Of($"""
            <section>
            {code}
            {Html.Join(cell.Outputs.Select(output => OutputMarkup.Write((JsonObject)output!, colours, options.Plotly is not null, links)))}
            </section>
            """);
    }
}
