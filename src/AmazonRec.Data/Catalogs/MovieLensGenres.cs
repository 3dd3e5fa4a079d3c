using System.Text;

namespace AmazonRec.Data.Catalogs;

/// <summary>Names of MovieLens genres, in the order of the flags of u.item.</summary>
internal static class MovieLensGenres
{
    /// <summary>The file beside u.item that names them.</summary>
    public const string FileName = "u.genre";

    /// <summary>The genres of MovieLens 100K.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
    [
        "unknown", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary", "Drama", "Fantasy", "Film-Noir",
        "Horror", "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War", "Western",
    ];

    // As headers write them that avoid marks: the column of a genre's flags.
    private static readonly Dictionary<string, string> Columns = BuiltIn.ToDictionary(
        Plain, genre => genre, StringComparer.OrdinalIgnoreCase);

    /// <summary>The genre that a column's name means, such as Sci-Fi by SciFi; null if none.</summary>
    public static string? OfColumn(string name)
    {
        var plain = Plain(name);
        if (plain.StartsWith("genre", StringComparison.OrdinalIgnoreCase)) plain = plain["genre".Length..];
        return Columns.GetValueOrDefault(plain) ?? Columns.GetValueOrDefault(plain + "s");
    }

    /// <summary>The genres that a file lists as name|number, or the built-in ones where there is no file.</summary>
    /// <exception cref="FormatException">A line is no such pair, or the numbers do not count from 0.</exception>
    public static IReadOnlyList<string> Read(DataSource? source)
    {
        if (source is null) return BuiltIn;
        var genres = new List<string>();
        using var rows = new CatalogRows(source);
        while (rows.TryRead(out var row))
        {
            var fields = Encoding.UTF8.GetString(row).Split('|');
            if (fields.Length != 2 || fields[1].Trim() != $"{genres.Count}")
                throw new FormatException(
                    $"{source.Name}:{rows.Line}: is not the name of a genre and the number {genres.Count}, as in Action|1.");
            genres.Add(fields[0].Trim());
        }

        return genres;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
