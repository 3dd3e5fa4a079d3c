namespace AmazonRec.Studies.Figures;

/// <summary>A table as data: columns of words and numbers.</summary>
/// <param name="Title">Above it.</param>
/// <param name="Columns">At least one, all equally long.</param>
[TypeFormatterSource(typeof(TableFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Table(string Title, params IReadOnlyList<Column> Columns)
{
    /// <summary>How many rows.</summary>
    /// <exception cref="ArgumentException">The columns are not equally long.</exception>
    public int Rows => Columns.Select(c => c.Cells.Count).Distinct().ToArray() is [var rows]
        ? rows
        : throw new ArgumentException($"The table '{Title}' has columns of {string.Join(", ", Columns.Select(c => $"{c.Cells.Count} ({c.Name})"))} rows; they must be equally long.");
}
