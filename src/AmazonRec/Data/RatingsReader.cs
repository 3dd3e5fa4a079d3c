using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace AmazonRec.Data;

/// <summary>Reads ratings from rows of delimited columns.</summary>
internal static class RatingsReader
{
    /// <exception cref="FormatException">The column order can't be told, the file is empty or damaged, or a row is bad.</exception>
    public static Ratings Read(DataSource source, ReadOptions options)
    {
        var order = ColumnOrderDetector.Detect(source, options.Columns);
        var bad = new BadRows(source.Name, options.SkipBadRows);
        var builder = new RatingsBuilder();
        var fields = new DelimitedLine((byte)order.Delimiter);
        using var reader = new LineReader(source);
        var header = order.HasHeader;
        while (reader.TryRead(out var line))
        {
            if (reader.Line % 65536 == 0)
            {
                options.Cancellation.ThrowIfCancellationRequested();
                options.Progress?.Report(reader.Progress);
            }

            if (line.Trim(" \t"u8).IsEmpty) continue;
            if (header)
            {
                header = false;
                continue;
            }

            var count = fields.Split(line);
            if (!Utf8.IsValid(line)) bad.Add(reader.Line, "the row is not valid UTF-8");
            else if (count != order.Count) bad.Add(reader.Line, $"{count} columns where {order.Count} are expected");
            else if (Problem(fields, order, options.RatingRange, out var rating, out var time) is { } reason) bad.Add(reader.Line, reason);
            else builder.Add(fields[order.User].Trim((byte)' '), fields[order.Item].Trim((byte)' '), rating, time);
        }

        options.Progress?.Report(1);
        return builder.Count == 0 ? throw FileKind.Empty(source) : builder.ToRatings("read", bad.Rows);
    }

    /// <summary>What is wrong with a row, or null and its numbers.</summary>
    private static string? Problem(DelimitedLine fields, ColumnOrder order, RatingRange range, out float rating, out long time)
    {
        time = 0;
        var ratingText = fields[order.Rating].Trim((byte)' ');
        if (!Utf8Parser.TryParse(ratingText, out rating, out var used) || used != ratingText.Length)
            return $"rating '{Encoding.UTF8.GetString(ratingText)}' is not a number";
        if (!range.Contains(rating)) return range.Refusal(rating);
        if (fields[order.User].Trim((byte)' ').IsEmpty) return "the user id is empty";
        if (fields[order.Item].Trim((byte)' ').IsEmpty) return "the item id is empty";
        return order.Time < 0 || TryTime(fields[order.Time].Trim((byte)' '), out time)
            ? null
            : $"time '{Encoding.UTF8.GetString(fields[order.Time])}' is not a whole number of seconds since 1970, up to the year 9999";
    }

    /// <summary>A whole number, also when written as 1365811200.0.</summary>
    private static bool TryTime(ReadOnlySpan<byte> text, out long time)
    {
        if (Utf8Parser.TryParse(text, out time, out var used) && used == text.Length) return UnixTime.IsValid(time);
        if (!Utf8Parser.TryParse(text, out double number, out used) || used != text.Length || !UnixTime.IsValid(number)) return false;
        time = (long)number;
        return true;
    }
}
