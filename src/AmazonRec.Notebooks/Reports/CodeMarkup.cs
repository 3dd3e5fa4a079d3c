using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Sessions;
using AmazonRec.Studies.Pages;

namespace AmazonRec.Notebooks.Reports;

/// <summary>A cell's number and code: open, or folded behind a line that says what it is.</summary>
internal static class CodeMarkup
{
    private const string Using = "using ";

    /// <summary>Rules for it. Code wraps, so that a page is never wider than its screen.</summary>
    public const string Style = """
        pre.code { white-space: pre-wrap; overflow-wrap: anywhere; border-left: .2rem solid var(--rule); margin-top: .1rem; }
        .number, .cell > summary { color: var(--soft); font: .75rem/1.6 ui-monospace, monospace; margin-top: 1rem; } .number a, .cell > summary a { color: inherit; text-decoration: none; } .number a:hover, .cell > summary a:hover { text-decoration: underline; }
        .cell > summary { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; } .cell[open] > summary .what { display: none; }
        .cell:not([open]) > summary { background: var(--card); border-left: .2rem solid var(--rule); padding: .35rem .8rem; font-size: .84rem; }
        :target > pre.code, .number:target + *, :target > summary { border-color: var(--good); }
        @media print { .number, .cell > summary { break-after: avoid; } .cell[open] > summary { list-style: none; } }
        """;

    /// <summary>The cell's number and code; the number alone where code is left out, and nothing where there are no outputs either.</summary>
    /// <param name="cell">A cell of code.</param>
    /// <param name="shown">How much of the code.</param>
    /// <param name="places">Gives the cell its name for links, cell-12.</param>
    public static Html Write(NotebookCell cell, CodeShown shown, Contents places)
    {
        if (shown == CodeShown.None && cell.Outputs.Count == 0) return default;
        var name = cell.Number is { } number ? places.Take($"cell-{number}") : null;
        var id = name is null ? default : Html.Of($" id=\"{name}\"");
        var label = name is null ? Html.Of($"[ ]") : Html.Of($"<a href=\"#{name}\">[{cell.Number!.Value}]</a>");
        if (shown == CodeShown.None) return Html.Of($"<div class=\"number\"{id}>{label}</div>");
        var lines = cell.Source.TrimEnd().Split('\n');
        var isOpen = shown == CodeShown.All || lines.Length <= PageOptions.LongCell;
        return Html.Of($"""
            <details class="cell"{id}{new Html(isOpen ? " open" : "")}><summary>{label}<span class="what"> {lines.Length} line{(lines.Length == 1 ? "" : "s")}: {Gist(lines)}</span></summary>
            <pre class="code">{Code(cell)}</pre>
            </details>
            """);
    }

    /// <summary>The cell's first comment, or its first line of code: usings say nothing of it.</summary>
    internal static string Gist(IReadOnlyList<string> lines)
    {
        var line = lines.Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0 && !IsUsing(l) && !l.StartsWith("#!", StringComparison.Ordinal));
        return line is null ? "usings" : line.StartsWith("//", StringComparison.Ordinal) ? line.TrimStart('/', ' ') : line;
    }

    private static bool IsUsing(string line) =>
        line.StartsWith(Using, StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('(') && !line.StartsWith("using var ", StringComparison.Ordinal);

    private static Html Code(NotebookCell cell) =>
        cell.Language is { } language && !CellLanguage.IsCSharp(language) ? Html.Of($"{cell.Source}") : CSharpMarkup.Write(cell.Source);
}
