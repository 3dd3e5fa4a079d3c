using System.Text;
using AmazonRec.Studies.Pages;

namespace AmazonRec.Studies.Tables;

/// <summary>Writes tables as plain text, as Markdown, and as HTML that needs no style of its own.</summary>
public static class TableText
{
    /// <summary>Columns lined up by spaces; a star follows the best numbers.</summary>
    public static string Plain(Table table)
    {
        var rows = table.Rows;
        var columns = table.Columns.Select(c => Lines(c)).ToArray();
        var text = new StringBuilder(table.Title).Append('\n');
        for (var line = 0; line < rows + 2; line++) text.Append(string.Join("  ", columns.Select(c => c[line])).TrimEnd()).Append('\n');
        return text.ToString();
    }

    /// <summary>A table with numbers to the right and the best ones in bold.</summary>
#pragma warning disable RCS0056 // rows of markup
    public static string AsHtml(Table table) => Html.Of($"""
        <table>
        <caption>{table.Title}</caption>
        <thead><tr>{Html.Join(table.Columns.Select(c => Html.Of($"<th scope=\"col\" align=\"{Side(c)}\">{Aligned(c, Html.Of($"{c.Name}"))}</th>")))}</tr></thead>
        <tbody>
        {Html.Join(Enumerable.Range(0, table.Rows).Select(row => Html.Of($"<tr>{Html.Join(table.Columns.Select(c => Cell(c, row)))}</tr>")))}
        </tbody>
        </table>
        """).Text;
#pragma warning restore RCS0056

    /// <summary>A table in Markdown, its title in bold above it.</summary>
    public static string Markdown(Table table)
    {
        var rows = Enumerable.Range(0, table.Rows)
            .Select(row => table.Columns.Select(c => c.Starred(row)));
        return string.Join('\n',
        [
            $"**{table.Title}**",
            "",
            Line(table.Columns.Select(c => c.Name)),
            Line(table.Columns.Select(c => c.IsNumeric ? "--:" : "---")),
            .. rows.Select(Line),
        ]);

        static string Line(IEnumerable<string> cells) =>
            $"| {string.Join(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))} |";
    }

    private static string[] Lines(Column column)
    {
        var room = column.Marked.Count > 0 ? " " : ""; // below a star
        string[] cells =
        [
            column.Name + room,
            .. column.Cells.Select((cell, row) => column.Marked.Contains(row) ? column.Starred(row) : cell + room),
        ];
        var wide = cells.Max(c => c.Length);
        var lined = cells.Select(c => column.IsNumeric ? c.PadLeft(wide) : c.PadRight(wide)).ToArray();
        return [lined[0], new string('-', wide), .. lined[1..]];
    }

    // An attribute, as code hosts and strict pages take styles out.
    private static string Side(Column column) => column.IsNumeric ? "right" : "left";

    private static Html Cell(Column column, int row) => column.Marked.Contains(row)
        ? Html.Of($"<td align=\"{Side(column)}\">{Aligned(column, Html.Of($"<b>{column.Cells[row]}</b>"))}</td>")
        : Html.Of($"<td align=\"{Side(column)}\">{Aligned(column, Html.Of($"{column.Cells[row]}"))}</td>");

    // Jupyter's style sheet moves all cells to the right, against their attribute, but not what stands in them.
    private static Html Aligned(Column column, Html text) => column.IsNumeric ? text : Html.Of($"<div align=\"left\">{text}</div>");
}
