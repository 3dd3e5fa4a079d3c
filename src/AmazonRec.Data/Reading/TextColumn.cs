namespace AmazonRec.Data.Reading;

/// <summary>Finds the column of a header that holds the texts of reviews.</summary>
internal static class TextColumn
{
    /// <summary>Its position; -1 where no name is known for one, or what stands below is numbers.</summary>
    /// <param name="header">The names.</param>
    /// <param name="rows">Rows below.</param>
    /// <param name="taken">Positions that hold something else.</param>
    public static int Find(IReadOnlyList<string> header, IReadOnlyList<string[]> rows, IReadOnlyList<int> taken)
    {
        var at = ColumnNames.FindText(header);
        if (at < 0 || taken.Contains(at)) return -1;
        // A column 'review' may as well count them, or be a rating.
        var values = rows.Where(row => row.Length > at && row[at].Length > 0).Select(row => row[at]).ToArray();
        return values.Length > 0 && values.All(HeaderTest.IsNumber) ? -1 : at;
    }
}
