using System.Text;
using System.Text.Json;
using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>One column of a metadata file by item, such as a product's type: what the catalogue has no field for.</summary>
public static class CatalogColumn
{
    private const string BetweenLevels = " > ";

    /// <summary>
    /// Reads columns under a header (between commas, tabs, semicolons or bars) or JSON lines, plain or gzip. Of several rows of an item the
    /// first that tells something counts; items of which nothing is told are left out. A list in JSON becomes one text, with ' &gt; '
    /// between its parts.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="column">The column's name; case, spaces, hyphens and underscores do not count where none is written just so.</param>
    /// <param name="names">The name of the id, where it is not told by itself; a title's name is not needed.</param>
    /// <param name="cancellation">Ends reading between two rows.</param>
    /// <returns>Texts by item, without white space around them.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FormatException">The file has no such column, or no ids, or a row is bad; names file and line.</exception>
    public static IReadOnlyDictionary<string, string> Read(
        string path, string column, CatalogNames? names = null, CancellationToken cancellation = default)
    {
        var source = DataSource.File(path);
        var (quoting, read) = ReaderOf(source, column, names);
        var bad = new BadRows(source.Name, 0);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        using var rows = new CatalogRows(source, quoting, cancellation: cancellation);
        if (quoting is not null) rows.TryRead(out _); // the header
        while (rows.TryRead(out var row))
        {
            try
            {
                if (rows.Problem is { } problem) throw new FormatException(problem);
                var (id, text) = read(row);
                if (text.Length > 0) texts.TryAdd(id, text);
            }
            catch (JsonException e)
            {
                bad.Add(rows.Line, $"broken JSON at byte {e.BytePositionInLine ?? 0} of the line");
            }
            catch (Exception e) when (e is InvalidOperationException || (e is FormatException and not BadRowException))
            {
                bad.Add(rows.Line, e.Message.TrimEnd('.'));
            }
        }

        return texts;
    }

    private delegate (string Id, string Text) RowReader(ReadOnlySpan<byte> row);

    /// <summary>What reads a row, and how fields are quoted; null for JSON lines.</summary>
    private static (Quoting? Quoting, RowReader Read) ReaderOf(DataSource source, string column, CatalogNames? said)
    {
        using var rows = new CatalogRows(source);
        if (!rows.TryRead(out var first))
            throw new FormatException($"{source.Name}: the file is empty. Name a file with the column '{column}'.");
        if (first.TrimStart(" \t"u8) is [(byte)'{', ..])
            return (null, OfJson(source, column, said));
        string[] longest = [];
        foreach (var delimiter in ",\t;|"u8)
        {
            var names = new DelimitedLine(delimiter).Fields(first);
            if (names.Length > longest.Length) longest = names;
            var at = CatalogNames.Find(column, names);
            if (at >= 0 && IdAmong(names, said) is { } id)
                return (Quoting.Detect(source, delimiter), OfColumns(delimiter, names.Length, CatalogNames.Find(id, names), at, id));
        }

        throw Missing($"{source.Name}:1", column, longest, said);
    }

    private static RowReader OfColumns(byte delimiter, int columns, int id, int at, string name)
    {
        var line = new DelimitedLine(delimiter);
        return row =>
        {
            RowText.CheckUtf8(row);
            var count = line.Split(row);
            if (count != columns) throw new FormatException($"{count} columns where {columns} are expected");
            return (RowText.Id(Encoding.UTF8.GetString(line[id]), name), Encoding.UTF8.GetString(line[at]).Trim());
        };
    }

    private static RowReader OfJson(DataSource source, string column, CatalogNames? said)
    {
        string[] names = [.. JsonSample.Read(source).Properties.Select(property => property.Name)];
        if (CatalogNames.Find(column, names) is not (>= 0 and var at) || IdAmong(names, said) is not { } id)
            throw Missing(source.Name, column, names, said);
        return row =>
        {
            using var document = JsonDocument.Parse(row.ToArray());
            var text = document.RootElement.TryGetProperty(names[at], out var value) ? TextOf(value, names[at]) : "";
            return (RowText.Id(document.RootElement.TryGetProperty(id, out var own) ? TextOf(own, id) : null, id), text);
        };
    }

    private static string TextOf(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Null => "",
        JsonValueKind.Array => string.Join(BetweenLevels, value.EnumerateArray().Select(part => TextOf(part, name))),
        JsonValueKind.Object => throw new FormatException($"'{name}' is an object and no text"),
        _ => value.GetRawText(),
    };

    private static string? IdAmong(string[] names, CatalogNames? said) =>
        said is null ? CatalogNames.Among(names)?.Item
        : CatalogNames.Find(said.Item, names) is >= 0 and var at ? names[at]
        : null;

    private static FormatException Missing(string place, string column, IReadOnlyList<string> names, CatalogNames? said)
    {
        var found = $"{place}: there are the names {Excerpt.Cut(string.Join(", ", names))}";
        if (CatalogNames.Find(column, names) < 0) return new FormatException($"{found}, and no '{column}'.{Nearest.Hint(column, names)}");
        return new FormatException(
            said is null
                ? $"{found}, and none that is known for an item. Known are {CatalogNames.Known}. {CatalogNames.Remedy}"
                : $"{found}, and --catalog-columns says {said}. Take names that are there.");
    }
}
