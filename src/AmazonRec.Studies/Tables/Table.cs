using AmazonRec.Studies.Figures;

namespace AmazonRec.Studies.Tables;

/// <summary>A table as data: columns of words and numbers.</summary>
/// <param name="Title">Above it.</param>
/// <param name="Columns">All equally long.</param>
[TypeFormatterSource(typeof(TableFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Table(string Title, params IReadOnlyList<Column> Columns)
{
    /// <summary>How many rows.</summary>
    /// <exception cref="ArgumentException">The columns are not equally long.</exception>
    public int Rows => Columns.Select(c => c.Cells.Count).Distinct().ToArray() switch
    {
        [] => 0,
        [var rows] => rows,
        _ => throw new ArgumentException(
            $"The table '{Title}' has columns of {string.Join(", ", Columns.Select(c => $"{c.Cells.Count} ({c.Name})"))} rows; they "
            + "must be equally long."),
    };

    /// <summary>The column of a name.</summary>
    /// <exception cref="InvalidOperationException">There is none, or there are several.</exception>
    public Column this[string name] => Columns.Single(c => c.Name == name);
}
