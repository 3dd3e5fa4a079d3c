using System.Text;
using System.Text.Json;
using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>Tells by its first row how a metadata file is written.</summary>
internal static class CatalogSniffer
{
    private const string Known =
        "Known are Amazon metadata (JSON lines, or the Python literals of 2014), u.item and movies.dat of MovieLens, and columns under "
        + "a header.";

    /// <summary>
    /// The format, what reads its rows, the names of id and title where there was a choice, and how fields are quoted where they may be.
    /// </summary>
    /// <exception cref="FormatException">The file is empty, or holds no item metadata that is known.</exception>
    public static (
        CatalogFormat Format,
        IItemParser Parser,
        CatalogNames? Names,
        Quoting? Quoting) Detect(DataSource source, DataSource? genres, CatalogNames? said)
    {
        using var rows = new CatalogRows(source);
        if (!rows.TryRead(out var row)) throw new FormatException($"{source.Name}: the file is empty. Name a file of item metadata.");
        ReadOnlySpan<byte> text = row.TrimStart(" \t"u8).ToArray(); // the next row takes the place of this one
        if (!IsPython(text)) TextKind.RefuseIn(source.Name, text, rows.TryRead(out var second) ? second.TrimStart(" \t"u8) : default);
        if (text[0] == (byte)'{')
        {
            if (!IsJson(source, text)) return (CatalogFormat.PythonLines, new PythonItemParser(said), said, null);
            var names = NamesOf(source, said);
            return (CatalogFormat.JsonLines, new JsonItemParser(names), names, null);
        }

        if (said is null && MovieLensColonsParser.Reads(text))
            return (CatalogFormat.MovieLensColons, new MovieLensColonsParser(), null, null);
        if (said is null && MovieLensBarsParser.Reads(text))
            return (CatalogFormat.MovieLensBars, new MovieLensBarsParser(MovieLensGenres.Read(genres)), null, null);
        foreach (var delimiter in Delimiters)
            if (ItemColumns.Detect(text, delimiter, said) is { } columns)
                return (CatalogFormat.Columns, new ColumnsParser(columns), columns.Taken, Quoting.Detect(source, delimiter));
        throw NoColumns(source, text, said);
    }

    /// <summary>Whether a row begins as the literals of 2014 do.</summary>
    private static bool IsPython(ReadOnlySpan<byte> row) =>
        row is [(byte)'{', ..] && row[1..].TrimStart((byte)' ') is [(byte)'\'', ..] or [(byte)'u', (byte)'\'', ..];

    private static ReadOnlySpan<byte> Delimiters => ",\t;|"u8;

    /// <summary>What a file of columns is told that does not say which is the item: the header found, and the names needed.</summary>
    private static FormatException NoColumns(DataSource source, ReadOnlySpan<byte> header, CatalogNames? said)
    {
        string[] names = [];
        foreach (var delimiter in Delimiters)
            if (new DelimitedLine(delimiter).Fields(header) is { } fields && fields.Length > names.Length) names = fields;
        var found = $"{source.Name}:1: the header names {Excerpt.Cut(string.Join(", ", names))}";
        if (names.Length < 2)
            return new FormatException(
                $"{source.Name}: holds no item metadata that is known here: its first line is "
                + $"'{Excerpt.Cut(Encoding.UTF8.GetString(header))}'. {Known}");
        return said is not null
            ? new FormatException($"{found}, and --catalog-columns says {said}. Take names of the header.")
            : new FormatException($"{found}: no item, or nothing of one. Known are {CatalogNames.Known}. {CatalogNames.Remedy}");
    }

    /// <summary>The names of id and title in JSON lines; null for Amazon's own.</summary>
    private static CatalogNames? NamesOf(DataSource source, CatalogNames? said)
    {
        var sample = JsonSample.Read(source);
        string[] names = [.. sample.Properties.Select(property => property.Name)];
        if (said is null && (names.Length == 0 || names.Contains("asin") || names.Contains("parent_asin"))) return null;
        var found = $"{source.Name}: its JSON lines have the names {Excerpt.Cut(string.Join(", ", names))}";
        if (said is null)
            return CatalogNames.Among(names)
                ?? throw new FormatException(
                    $"{found}, none of which is known for an item. Known are {CatalogNames.Known}. {CatalogNames.Remedy}");
        return names.Contains(said.Item) && (said.Title is null || names.Contains(said.Title))
            ? said
            : throw new FormatException($"{found}, and --catalog-columns says {said}. Take names that are there.");
    }

    /// <summary>
    /// Whether a first line that starts with a brace is meant as JSON: Python writes its strings mostly in single quotes.
    /// </summary>
    private static bool IsJson(DataSource source, ReadOnlySpan<byte> line)
    {
        if (line[1..].TrimStart(" \t"u8) is not [(byte)'"' or (byte)'}', ..]) return false;
        try
        {
            var json = new Utf8JsonReader(line);
            var isReview = false;
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1)
                    isReview |= JsonText.Is(ref json, "reviewerID"u8) || JsonText.Is(ref json, "reviewText"u8)
                        || JsonText.Is(ref json, "user_id"u8);
            }

            return isReview
                ? throw new FormatException(
                    $"{source.Name}: is a file of reviews, not of items. Name the metadata file, such as meta_Gift_Cards.json.gz.")
                : true;
        }
        catch (JsonException)
        {
            return !PythonLiteral.Reads(line);
        }
        catch (InvalidOperationException) // a name that is no text
        {
            return true;
        }
    }
}
