using System.Text.Json;

namespace AmazonRec.Data.Catalogs;

/// <summary>Tells by its first row how a metadata file is written.</summary>
internal static class CatalogSniffer
{
    private const string Known = "Known are Amazon metadata (JSON lines, or the Python literals of 2014), u.item and movies.dat of MovieLens, and CSV with a header.";

    /// <summary>The format, what reads its rows, and the delimiter where fields may be quoted.</summary>
    /// <exception cref="FormatException">The file is empty, or holds no item metadata that is known.</exception>
    public static (CatalogFormat Format, IItemParser Parser, byte? Delimiter) Of(DataSource source, DataSource? genres)
    {
        using var rows = new CatalogRows(source);
        if (!rows.TryRead(out var row)) throw new FormatException($"{source.Name}: the file is empty. Name a file of item metadata.");
        var text = row.TrimStart(" \t"u8);
        if (text[0] == (byte)'[') throw new FormatException($"{source.Name}: is a JSON array. Write one JSON object a line instead.");
        if (text[0] == (byte)'{') return IsJson(source, text) ? (CatalogFormat.JsonLines, new JsonItemParser(), null) : (CatalogFormat.PythonLines, new PythonItemParser(), null);
        if (MovieLensColonsParser.Reads(text)) return (CatalogFormat.MovieLensColons, new MovieLensColonsParser(), null);
        if (MovieLensBarsParser.Reads(text)) return (CatalogFormat.MovieLensBars, new MovieLensBarsParser(MovieLensGenres.Read(genres)), null);
        foreach (var delimiter in ",\t;"u8)
            if (ItemColumns.Of(text, delimiter) is { } columns) return (CatalogFormat.Columns, new ColumnsParser(columns), delimiter);
        throw new FormatException($"{source.Name}: holds no item metadata that is known here. {Known}");
    }

    /// <summary>Whether a first line that starts with a brace is meant as JSON: Python writes its strings mostly in single quotes.</summary>
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
                    isReview |= json.ValueTextEquals("reviewerID"u8) || json.ValueTextEquals("reviewText"u8) || json.ValueTextEquals("user_id"u8);
            }

            return isReview ? throw new FormatException($"{source.Name}: is a file of reviews, not of items. Name the metadata file, such as meta_Gift_Cards.json.gz.") : true;
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
