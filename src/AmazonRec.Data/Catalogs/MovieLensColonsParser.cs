using System.Buffers.Text;

namespace AmazonRec.Data.Catalogs;

/// <summary>Reads movies.dat of MovieLens 1M and 10M: id::title::genres, these between bars.</summary>
internal sealed class MovieLensColonsParser : IItemParser
{
    /// <summary>Whether a first row looks like that: a number and two texts.</summary>
    public static bool Reads(ReadOnlySpan<byte> row) =>
        row.Count("::"u8) == 2 && Utf8Parser.TryParse(row, out int _, out var used) && row[used..].StartsWith("::"u8);

    public string IdOf(ReadOnlySpan<byte> row) => RowText.Id(RowText.OfMovieLens(row[..Math.Max(row.IndexOf("::"u8), 0)]), "movie id");

    public CatalogItem Parse(ReadOnlySpan<byte> row)
    {
        var fields = RowText.OfMovieLens(row).Split("::");
        if (fields.Length != 3) throw new FormatException($"{fields.Length} fields where id::title::genres are expected");
        return new CatalogItem(RowText.Id(fields[0], "movie id"))
        {
            Title = fields[1],
            Categories = Listed(fields[2]),
            Year = Years.OfTitle(fields[1]),
        };
    }

    /// <summary>The genres between bars; none where the file says so.</summary>
    public static IReadOnlyList<string> Listed(string genres) =>
        genres.Trim() == "(no genres listed)"
            ? []
            : genres.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
