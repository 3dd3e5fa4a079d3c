using System.Security.Cryptography;
using System.Text;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Pages;

/// <summary>
/// A page that is one file: it needs no network, no script and no font, and follows the reader's light, dark, phone or paper.
/// </summary>
public static class HtmlPage
{
    // Text that is read in columns beside charts; numbers line up; nothing scrolls sideways but a table too wide for a phone.
    private const string Style = """
        :root { color-scheme: light dark; --text: #1a1a1a; --soft: #5a5a5a; --back: #ffffff; --rule: #d9d9d9; --card: #f5f6f8; --good: #00694d; --care: #8a5a00; --bad: #b23c00; }
        @media screen and (prefers-color-scheme: dark) { :root { --text: #e8e8e8; --soft: #a8a8a8; --back: #1b1b1d; --rule: #444444; --card: #27272b; --good: #4cc9a0; --care: #e6a93c; --bad: #ff8f57; } }
        body { margin: 0 auto; padding: 1rem; max-width: 64rem; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
        h1 { font-size: 1.5rem; margin: .5rem 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; } p { margin: .5rem 0; }
        .soft, footer, caption { color: var(--soft); }
        .verdict { background: var(--card); border-left: .4rem solid var(--tone); padding: .6rem 1rem; margin: 1rem 0; }
        .verdict b { color: var(--tone); } .none { --tone: var(--good); } .copies { --tone: var(--care); } .leaks { --tone: var(--bad); }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; }
        .charts svg { width: 100%; max-width: 40rem; height: auto; display: block; border: 1px solid var(--rule); box-sizing: border-box; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .5rem 0; } caption { text-align: left; padding-bottom: .25rem; }
        th, td { padding: .2rem .7rem .2rem 0; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--rule); overflow-wrap: normal; vertical-align: top; }
        th { white-space: normal; } th:first-child, td:first-child { text-align: left; white-space: normal; } td:first-child { min-width: 6.2em; } th.words, td.words { text-align: left; white-space: normal; min-width: 7em; } td.id { overflow-wrap: anywhere; font-family: ui-monospace, monospace; }
        .alike { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); gap: .5rem; border-top: 1px solid var(--rule); padding: .5rem 0; }
        figure { margin: 0; font-size: .75rem; line-height: 1.3; } figure.first { outline: 2px solid var(--good); outline-offset: 2px; } figure img { display: block; width: 100%; height: 8rem; object-fit: contain; background: #ffffff; }
        summary { cursor: pointer; padding: .2rem 0; } footer { margin-top: 2rem; border-top: 1px solid var(--rule); font-size: .9rem; }
        @media (max-width: 30rem) { table { font-size: .82rem; } th, td { padding-right: .4rem; } ul { padding-left: 1.2rem; } }
        @media print { body { max-width: none; padding: 0; font-size: .85rem; } .charts { grid-template-columns: 1fr 1fr; gap: .5rem; } table, .charts svg, .verdict { break-inside: avoid; } h2 { break-after: avoid; } }
        """;

    /// <summary>
    /// The page's text. The policy in its head forbids a browser to load or run anything, should an id ever pass for markup, but for the
    /// page's own scripts: those bear a mark that is made of the whole page, so that nothing in the page can bear it, too.
    /// </summary>
    /// <param name="title">Its title.</param>
    /// <param name="body">What it shows. Pictures stand in it as data.</param>
    /// <param name="more">Style beside the house's own.</param>
    /// <param name="scripts">Run in this order once the page is read; none by default.</param>
    public static string Write(string title, Html body, string more = "", params IReadOnlyList<PageScript> scripts)
    {
        var style = $"{Style}\n{ChartSvg.Style}\n{more}".ReplaceLineEndings("\n"); // as browsers read it, or the hash would differ
        var mark = Hash($"{title}\n{body.Text}\n{style}");
        var policy = scripts.Count == 0
            ? $"default-src 'none'; img-src data:; style-src 'sha256-{Hash(style)}'"
            : $"default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; script-src 'nonce-{mark}'"; // charts bring style along
        return Html.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{new Html(policy)}">
            <title>{title}</title>
            <style>{new Html(style)}</style>
            </head>
            <body>
            {body}
            {Html.Join(scripts.Select(s => Script(s, mark)))}
            </body>
            </html>

            """).Text;
    }

    private static Html Script(PageScript script, string mark) => script.File is { } file
        ? Html.Of($"<script nonce=\"{mark}\" src=\"{Uri.EscapeDataString(file)}\"></script>")
        : Html.Of($"<script nonce=\"{mark}\">{new Html(script.Code!.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase))}</script>");

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A table as data.</summary>
    public static Html Table(Table table)
    {
        var words = table.Columns.Index().Skip(1).Where(c => !c.Item.IsNumeric).Select(c => c.Index).ToHashSet();
        var rows = Enumerable.Range(0, table.Rows)
            .Select(row => table.Columns.Select((c, at) => words.Contains(at) ? Words(c.Cells[row]) : Cell($"{c.Cells[row]}")));
        return Table(table.Title, table.Columns.Select(c => c.Name), rows, words);
    }

    /// <summary>A table: the first column text, the others numbers, but for those that are said to be words.</summary>
    public static Html Table(string? caption, IEnumerable<string> head, IEnumerable<IEnumerable<Html>> rows, IReadOnlySet<int>? words = null) => Html.Of($"""
        <div class="scroll"><table>{(caption is null ? default : Html.Of($"<caption>{caption}</caption>"))}
        <thead><tr>{Html.Join(head.Select((h, column) => words?.Contains(column) == true ? Html.Of($"<th scope=\"col\" class=\"words\">{h}</th>") : Html.Of($"<th scope=\"col\">{h}</th>")))}</tr></thead>
        <tbody>
        {Html.Join(rows.Select(row => Html.Of($"<tr>{Html.Join(row)}</tr>")))}
        </tbody></table></div>
        """);

    /// <summary>A cell.</summary>
    public static Html Cell(FormattableString text) => Html.Of($"<td>{Html.Of(text)}</td>");

    /// <summary>A cell of a column of words.</summary>
    public static Html Words(string text) => Html.Of($"<td class=\"words\">{text}</td>");

    /// <summary>A cell with an id from a file, whatever the direction of its letters.</summary>
    public static Html Id(string id) => Html.Of($"<td class=\"id\"><bdi>{id}</bdi></td>");
}
