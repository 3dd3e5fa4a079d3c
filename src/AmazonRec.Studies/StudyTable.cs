namespace AmazonRec.Studies;

/// <summary>A table of results as text: the first column names, the others numbers.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">As many cells as headings.</param>
public sealed record StudyTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The table in Markdown.</summary>
    public string ToMarkdown() => string.Join('\n',
    [
        $"**{Title}**",
        "",
        Line(Columns),
        Line(Columns.Select((_, column) => column == 0 ? "---" : "--:")),
        .. Rows.Select(Line),
    ]);

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
