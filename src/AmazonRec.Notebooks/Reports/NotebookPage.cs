using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Reports.Terminals;
using AmazonRec.Notebooks.Sessions;
using AmazonRec.Studies.Pages;

namespace AmazonRec.Notebooks.Reports;

/// <summary>A notebook as one page of HTML that needs no network and no script.</summary>
public static class NotebookPage
{
    private const string Style = CSharpMarkup.Style + """

        body { max-width: 56rem; } pre { background: var(--card); padding: .6rem .8rem; margin: .4rem 0; overflow-x: auto; overflow-wrap: normal; font: .84rem/1.45 ui-monospace, monospace; tab-size: 4; }
        code { font-family: ui-monospace, monospace; } p code, li code, td code { background: var(--card); padding: 0 .2rem; }
        .code { border-left: .2rem solid var(--rule); } .number { color: var(--soft); font: .75rem ui-monospace, monospace; margin-top: 1rem; }
        pre.out { background: none; border-left: .2rem solid var(--good); } pre.stderr, pre.error { border-color: var(--bad); } pre.out { white-space: pre-wrap; }
        img.out { display: block; max-width: 100%; height: auto; margin: .4rem 0; border: 1px solid var(--rule); box-sizing: border-box; }
        th, td { text-align: left; white-space: normal; } th[align=right], td[align=right] { text-align: right; } td[align=right] { white-space: nowrap; } caption { font-weight: 600; } ul, ol { padding-left: 1.5rem; } .math { font-family: ui-monospace, monospace; } blockquote { margin: .5rem 0; padding-left: 1rem; border-left: .2rem solid var(--rule); color: var(--soft); }
        @media print { pre { white-space: pre-wrap; } img.out { break-inside: avoid; max-height: 12cm; } .number { break-after: avoid; } }
        """;

    /// <summary>The page's text.</summary>
    /// <param name="notebook">With its outputs.</param>
    /// <param name="name">What it is called if it has no title.</param>
    public static string Write(Notebook notebook, string name)
    {
        var colours = new TerminalColours();
        var body = Html.Join(notebook.Cells.Select(cell => Cell(cell, colours)));
        return HtmlPage.Write(notebook.Title ?? name, body, $"{Style}\n{colours.Style}");
    }

    private static Html Cell(NotebookCell cell, TerminalColours colours) => cell.Kind switch
    {
        CellKind.Markdown => Html.Of($"<section>{Prose.Write(cell.Source, cell.Attachments)}</section>"),
        CellKind.Raw => Html.Of($"<pre>{cell.Source}</pre>"),
        _ => Html.Of($"""
            <section>
            <div class="number">[{cell.Number?.ToString() ?? " "}]</div>
            <pre class="code">{Code(cell)}</pre>
            {Html.Join(cell.Outputs.Select(output => OutputMarkup.Write((JsonObject)output!, colours)))}
            </section>
            """),
    };

    private static Html Code(NotebookCell cell) =>
        cell.Language is { } language && !CellLanguage.IsCSharp(language) ? Html.Of($"{cell.Source}") : CSharpMarkup.Write(cell.Source);
}
