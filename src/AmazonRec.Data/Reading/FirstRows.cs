namespace AmazonRec.Data.Reading;

/// <summary>The first rows of a file of columns, by which its order is told.</summary>
/// <param name="Separator">What stands between the columns.</param>
/// <param name="IsByFilm">Whether the film of each row stands on a line of its own before; it is the first column here then.</param>
/// <param name="Rows">Their fields, without blanks around them; at least one row.</param>
internal sealed record FirstRows(Separator Separator, bool IsByFilm, List<string[]> Rows)
{
    private const int MostRows = 1000;
    private const int MostBytes = 1 << 20; // rows may be long

    /// <summary>The line that each row begins in, from 1.</summary>
    public List<long> LineOf { get; init; } = [];

    /// <summary>The first row.</summary>
    public string[] First => Rows[0];

    /// <summary>Reads them.</summary>
    /// <param name="source">The file.</param>
    /// <param name="said">What is said of the separator; null for nothing.</param>
    /// <exception cref="FormatException">The file is empty, or has one column by all separators that are known.</exception>
    public static FirstRows Read(DataSource source, Separator? said)
    {
        var (separator, isByFilm) = SeparatorOf(source, said);
        using var reader = new LineReader(source, new RowLayout(separator.QuotedBy, isByFilm));
        var (rows, lines) = (new List<string[]>(), new List<long>());
        var bytes = 0L;
        var split = new DelimitedLine(separator);
        while (rows.Count < MostRows && bytes < MostBytes && reader.TryRead(out var row))
        {
            if (Lines.IsBlank(row)) continue;
            if (reader.IsBroken && rows.Count == 0)
                throw new FormatException(
                    $"{source.Name}:{reader.Line}: {QuotedRows.NotClosed}. Mend the line; without a sound first row nothing tells the "
                    + "columns.");
            bytes += row.Length;
            if (reader.IsBroken) continue; // the reader reports it with its line
            rows.Add(split.Fields(row));
            lines.Add(reader.Line);
            if (rows is [{ Length: DelimitedLine.MaxFields }])
                throw new FormatException(
                    $"{source.Name}:{reader.Line}: {DelimitedLine.MaxFields:N0} columns or more. Is this a file of ratings?");
        }

        return rows.Count > 0 ? new FirstRows(separator, isByFilm, rows) { LineOf = lines } : throw FileKind.Empty(source);
    }

    private static (Separator Separator, bool IsByFilm) SeparatorOf(DataSource source, Separator? said)
    {
        using var reader = new LineReader(source);
        while (reader.TryRead(out var line))
        {
            if (Lines.IsBlank(line)) continue;
            if (FilmBlocks.IsFilm(line)) return (new Separator(","), true);
            if (said is not null) return (said, false);
            return (Separator.Detect(line), false) is ({ } told, _) ? (told, false) : throw new FormatException(
                $"{source.Name}:{reader.Line}: no {Separator.LookedFor} in '{Excerpt.Cut(System.Text.Encoding.UTF8.GetString(line))}', "
                + "so that it is one column. If another character stands between the columns, say so with --separator.");
        }

        throw FileKind.Empty(source);
    }
}
