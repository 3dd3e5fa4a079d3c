using AmazonRec.Notebooks.Documents;
using AmazonRec.Studies.Pages;


namespace AmazonRec.Notebooks.Reports;

/// <summary>A page that leads to the pages of several notebooks, and to others beside them.</summary>
public static class IndexPage
{
    /// <summary>The page's text.</summary>
    /// <param name="pages">Notebooks with the files of their pages, relative to this one.</param>
    /// <param name="others">Files of other pages, and what they are.</param>
    public static string Write(IEnumerable<(string File, Notebook Notebook)> pages, IReadOnlyList<(string File, string Title)>? others = null) => HtmlPage.Write("Notebooks", Html.Of($"""
        <h1>Notebooks</h1>
        {(others is { Count: > 0 } ? Html.Of($"<ul>{Html.Join(others.Select(o => Html.Of($"<li><a href=\"{Uri.EscapeDataString(o.File)}\">{o.Title}</a></li>")))}</ul>") : default)}
        <ul>
        {Html.Join(pages.Select(p => Html.Of($"<li><a href=\"{Uri.EscapeDataString(p.File)}\">{p.Notebook.Title ?? p.File}</a>{(p.Notebook.Mode is { } mode ? Html.Of($" <span class=\"soft\">({mode})</span>") : default)}</li>")))}
        </ul>
        """));
}
