using System.Globalization;
using System.Text;
using System.Text.Json;
using AmazonRec.Data;
using AmazonRec.Data.Reading;

namespace AmazonRec.Features.Importing;

/// <summary>
/// Items and what they have of a list of attributes, such as categories and brands, as one JSON object: <c>{"item": [1, 2], ...}</c>, as
/// S3-Rec (Zhou et al. 2020) keeps them. Each attribute that enough items have is a column, 1 where an item has it.
/// </summary>
internal static class AttributeFile
{
    /// <summary>What reports call the format.</summary>
    public const string Format = "attributes (JSON)";

    private const string Form = "Write one object, {\"item\": [attributes]}, with numbers or texts for attributes: json.dump in Python.";

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file, plain or gzip.</param>
    /// <param name="least">Fewer items with an attribute tell nothing of others, and it is left out.</param>
    /// <param name="only">Items to keep and to count; null for all.</param>
    /// <returns>The rows of items with any attribute that is kept; how many attributes those are, and how many items and attributes the
    /// file has.</returns>
    /// <exception cref="FormatException">The file is of another form, or no attribute is kept; names the file and the remedy.</exception>
    public static (FeatureRows Rows, int Width, long Count, int Attributes) Read(DataSource file, int least, Vocabulary? only)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 1);
        var items = Parse(file);
        var counts = items.Where(item => only is null || only.TryGetCode(item.Id, out _)).SelectMany(item => item.Attributes)
            .CountBy(attribute => attribute, StringComparer.Ordinal).ToArray();
        var columns = counts.Where(count => count.Value >= least).Select(count => count.Key).Order(StringComparer.Ordinal).Index()
            .ToDictionary(column => column.Item, column => column.Index, StringComparer.Ordinal);
        if (counts.Length > 0 && columns.Count == 0)
            throw new FormatException(
                $"{file.Name}: none of its {counts.Length:N0} attributes is of {least:N0} items or more. Keep those of fewer: --min-items "
                + "N.");
        if (columns.Count > FeatureRows.MaxWidth)
            throw new FormatException(
                $"{file.Name}: {columns.Count:N0} attributes; at most {FeatureRows.MaxWidth:N0} are kept. Keep those of more items: "
                + "--min-items N.");
        var rows = new FeatureRows(file.Name, Math.Max(1, columns.Count), only);
        foreach (var (id, attributes) in items)
        {
            var isWanted = only is null || only.TryGetCode(id, out _);
            if ((isWanted && !attributes.Any(columns.ContainsKey)) || rows.Add(id) is not { } row) continue; // it counts others
            foreach (var attribute in attributes)
                if (columns.TryGetValue(attribute, out var column)) row[column] = 1;
        }

        return (rows, columns.Count, items.Count, counts.Length);
    }

    private static List<(string Id, HashSet<string> Attributes)> Parse(DataSource file)
    {
        var (items, seen) = (new List<(string, HashSet<string>)>(), new HashSet<string>(StringComparer.Ordinal));
        var json = new Utf8JsonReader(TextOf(file));
        try
        {
            json.Read();
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                var (id, attributes) = (json.GetString()!, new HashSet<string>(StringComparer.Ordinal));
                json.Read();
                if (id.Length == 0 || json.TokenType != JsonTokenType.StartArray)
                    throw new FormatException($"{file.Name}: of the item '{Excerpt.Cut(id)}' there is no list of attributes. {Form}");
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    attributes.Add(json.TokenType switch
                    {
                        JsonTokenType.String => json.GetString()!,
                        JsonTokenType.Number => Encoding.UTF8.GetString(json.ValueSpan),
                        _ => throw new FormatException(
                            $"{file.Name}: an attribute of the item '{Excerpt.Cut(id)}' is neither a number nor a text. {Form}"),
                    });
                if (!seen.Add(id))
                    throw new FormatException($"{file.Name}: the item '{Excerpt.Cut(id)}' stands twice. Write all its attributes once.");
                items.Add((id, attributes));
            }

            json.Read(); // what stands behind the object is an error
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            var line = e is JsonException { LineNumber: { } number } ? string.Create(CultureInfo.InvariantCulture, $":{number + 1}") : "";
            throw new FormatException($"{file.Name}{line}: is no JSON object of items ({e.Message.TrimEnd('.')}). {Form}", e);
        }

        return items;
    }

    private static byte[] TextOf(DataSource file)
    {
        using var text = new TextSource(file);
        var buffer = new byte[1 << 16];
        var used = 0;
        try
        {
            for (int read; (read = text.Read(buffer, used)) > 0;)
            {
                used += read;
                if (used == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(2L * used, Array.MaxLength));
            }
        }
        catch (InvalidDataException e)
        {
            throw new FormatException($"{file.Name}: the gzip stream is cut short or damaged ({e.Message.TrimEnd('.')}).", e);
        }

        return buffer[..used];
    }
}
