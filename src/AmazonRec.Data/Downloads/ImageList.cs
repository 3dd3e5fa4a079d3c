using System.Text;

using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Downloads;

/// <summary>Reads which item has its photo where, from a table with a header.</summary>
public static class ImageList
{
    private const int LinesAtOnce = 4096;

    private static readonly string[] ItemNames = ["item", "item_id", "itemid", "asin", "parent_asin", "id"];
    private static readonly string[] UrlNames = ["url", "image", "image_url", "imageurl", "medium_image_url", "imurl"];

    /// <summary>The lines of a CSV or TSV file, plain or gzip, with a column of items and one of addresses among any others.</summary>
    /// <param name="source">The file.</param>
    /// <param name="progress">Told how much of the file has been read, 0 to 1.</param>
    /// <param name="cancellation">Ends reading between two lines.</param>
    /// <exception cref="FormatException">A column is missing, or a line has too few; the message names file, line and remedy.</exception>
    public static IReadOnlyList<(string Item, string Url)> Read(
        DataSource source, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        using var reader = new LineReader(source);
        if (!reader.TryRead(out var header))
            throw new FormatException($"{source.Name}: is empty. It needs a header that names the columns item and url.");
        var line = new DelimitedLine(header.Contains((byte)'\t') ? (byte)'\t' : (byte)',');
        var columns = line.Fields(header);
        var (item, url) = (Column(columns, ItemNames), Column(columns, UrlNames));
        if (item < 0 || url < 0)
            throw new FormatException(
                $"{source.Name}:1: the header names no column {(item < 0 ? "of items (item, asin)" : "of addresses (url, image_url)")}: "
                + $"{string.Join(", ", columns)}. Name the columns item and url.");
        var images = new List<(string, string)>();
        while (reader.TryRead(out var text))
        {
            if (reader.Line % LinesAtOnce == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(reader.Progress);
            }

            if (text.IsEmpty) continue;
            var fields = line.Split(text);
            if (fields <= Math.Max(item, url))
                throw new FormatException(
                    $"{source.Name}:{reader.Line}: has {fields} columns, and the header has {columns.Length}. Mend the line.");
            images.Add((Encoding.UTF8.GetString(line[item]).Trim(), Encoding.UTF8.GetString(line[url]).Trim()));
        }

        progress?.Report(1);
        return images;
    }

    private static int Column(string[] columns, string[] names) =>
        names.Select(name => Array.FindIndex(columns, column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(i => i >= 0, -1);
}
