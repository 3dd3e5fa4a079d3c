using System.Buffers.Text;

namespace AmazonRec.Data.Catalogs;

/// <summary>
/// Reads u.item of MovieLens 100K: id, title, date of release, of the video, address, and a flag for each genre, between bars.
/// </summary>
internal sealed class MovieLensBarsParser(IReadOnlyList<string> genres) : IItemParser
{
    private const int Told = 5; // fields before the flags

    /// <summary>Whether a first row looks like that: a number, a title, and a flag at the end.</summary>
    public static bool Reads(ReadOnlySpan<byte> row) =>
        row.Count((byte)'|') > Told && Utf8Parser.TryParse(row, out int _, out var used) && row[used] == (byte)'|'
            && row is [.., (byte)'|', (byte)'0' or (byte)'1'];

    public string IdOf(ReadOnlySpan<byte> row) => RowText.Id(RowText.OfMovieLens(row[..Math.Max(row.IndexOf((byte)'|'), 0)]), "movie id");

    public CatalogItem Parse(ReadOnlySpan<byte> row)
    {
        var fields = RowText.OfMovieLens(row).Split('|');
        if (fields.Length != Told + genres.Count)
            throw new FormatException($"{fields.Length} fields where {Told} and {genres.Count} genres are expected");
        var categories = new List<string>();
        for (var genre = 0; genre < genres.Count; genre++)
        {
            var flag = fields[Told + genre];
            if (flag == "1") categories.Add(genres[genre]);
            else if (flag != "0") throw new FormatException($"the flag of {genres[genre]} is '{flag}', neither 0 nor 1");
        }

        var details = new Dictionary<string, string>();
        foreach (var (name, value) in new[] { ("release date", fields[2]), ("video release date", fields[3]), ("IMDb URL", fields[4]) })
            if (value.Length > 0) details[name] = value;
        return new CatalogItem(RowText.Id(fields[0], "movie id"))
        {
            Title = fields[1],
            Categories = categories,
            Details = details,
            Year = Years.OfDate(fields[2]) ?? Years.OfTitle(fields[1]),
        };
    }
}
