using System.Text.Json;

using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>Reads a metadata file of any format into a catalogue.</summary>
internal static class CatalogReader
{
    public static Catalog Read(DataSource source, CatalogOptions options, DataSource? genres)
    {
        var (format, parser, names, quoting) = CatalogSniffer.Detect(source, genres, options.Names);
        var bad = new BadRows(source.Name, options.SkipBadRows);
        var builder = new CatalogBuilder(options);
        using var rows = new CatalogRows(source, quoting, options.Progress, options.Cancellation);
        if (format == CatalogFormat.Columns) rows.TryRead(out _); // the header
        var header = rows.Count;
        while (rows.TryRead(out var row))
        {
            try
            {
                if (rows.Problem is { } problem) bad.Add(rows.Line, problem);
                else builder.Add(parser, row);
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

        if (rows.Count == header) throw new FormatException($"{source.Name}: there are no items below the header.");
        return builder.ToCatalog(format, names, rows.Count - header, bad.Rows);
    }
}
