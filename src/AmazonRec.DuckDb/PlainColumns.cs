using System.Globalization;
using AmazonRec.Data;
using AmazonRec.Data.Reading;
using DuckDB.NET.Data;

namespace AmazonRec.DuckDb;

/// <summary>
/// Files of columns that DuckDB's own reader reads as ours does, only faster: plain text without a quote, in which every field is as one
/// would write it. What the columns are is told by our detector; whether the file is so plain shows in a look at its bytes and in each row
/// as it is read. Any doubt, and our own reader takes the file, which also says what is wrong with it.
/// </summary>
internal static class PlainColumns
{
    private const int Block = 1 << 20;

    /// <summary>
    /// Writes the rows of a file as Parquet, in their order, which is written five times as fast as a table and read as fast; false where
    /// the file is not so plain.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="file">The file.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="target">The Parquet file: columns u, i, v, t.</param>
    /// <param name="fewest">Smallest file that is tried, in bytes.</param>
    /// <param name="isImplicit">Whether there are no ratings.</param>
    /// <exception cref="FormatException">The order of the columns can't be told.</exception>
    public static bool TryWrite(
        Database database, DataSource file, ReadOptions options, string target, long fewest, out bool isImplicit)
    {
        isImplicit = false;
        if (file.Path is not { } path || options.VerifiedOnly || new FileInfo(path).Length < fewest) return false;
        if (FileKind.Describe(file) == FileKind.ReviewLines) return false;
        var order = ColumnOrderDetector.Detect(file, options);
        isImplicit = order.Rating < 0;
        if (order.IsSequence || order.IsByFilm || order.Separator.QuotedBy is null || order.Text >= 0 || order.Variant >= 0
            || (order.Time >= 0 && order.TimeUnit == TimeUnit.Date) || !IsPlain(path, options))
            return false;
        var skip = order.HasHeader ? FirstRows.Read(file, order.Separator).LineOf[0] : 0;
        try
        {
            database.Run($"COPY ({Query(path, order, skip, options.RatingRange)}) TO {Database.Text(target)} (FORMAT parquet)");
            return true;
        }
        catch (DuckDBException)
        {
            return false; // ours tells where and why
        }
    }

    private static string Query(string path, ColumnOrder order, long skip, RatingRange range)
    {
        var columns = string.Join(", ", Enumerable.Range(0, order.Count).Select(i => $"'c{i}': 'VARCHAR'"));
        var value = order.Rating < 0 ? "1" : string.Create(
            CultureInfo.InvariantCulture,
            $"CASE WHEN regexp_full_match(c{order.Rating}, '[0-9]{{1,9}}(\\.[0-9]{{1,9}})?') "
            + $"AND TRY_CAST(c{order.Rating} AS FLOAT) BETWEEN {range.Min:R}::FLOAT AND {range.Max:R}::FLOAT "
            + $"THEN TRY_CAST(c{order.Rating} AS FLOAT) ELSE error('rating') END");
        var whole = $"TRY_CAST(c{order.Time} AS BIGINT)";
        // Twelve digits are years up to 9999 in seconds, and in milliseconds fifteen.
        var time = order.Time < 0 ? "0"
            : $"CASE WHEN {whole} BETWEEN 0 AND {(order.TimeUnit == TimeUnit.Seconds ? "253402300799" : "253402300799999")} "
                + $"AND CAST({whole} AS VARCHAR) = c{order.Time} "
                + $"THEN {(order.TimeUnit == TimeUnit.Seconds ? whole : $"{whole} // 1000")} ELSE error('time') END";
        return $"SELECT {Id(order.User)} AS u, {Id(order.Item)} AS i, ({value})::FLOAT AS v, ({time})::BIGINT AS t "
            + $"FROM read_csv({Database.Text(path)}, auto_detect = false, "
            + $"header = false, delim = {Database.Text(order.Separator.Text)}, quote = '', escape = '', comment = '', "
            + string.Create(CultureInfo.InvariantCulture, $"skip = {skip}, compression = 'none', columns = {{{columns}}})");
    }

    private static string Id(int column) =>
        $"CASE WHEN ord(c{column}) > 32 AND ord(right(c{column}, 1)) > 32 AND strlen(c{column}) <= {ParsedBlock.MaxId} THEN c{column} "
        + "ELSE error('id') END";

    /// <summary>Whether a file has no quote, no zero, no lone carriage return, and does not begin with a mark of its byte order.</summary>
    private static bool IsPlain(string path, ReadOptions options)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var buffer = new byte[Block];
        var (first, endsInReturn) = (true, false);
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var text = buffer.AsSpan(0, read);
            if (first && text is [0xEF, 0xBB, 0xBF, ..] or [0x1F, 0x8B, ..]) return false;
            if (endsInReturn && text[0] != '\n') return false;
            if (text.ContainsAny((byte)'"', (byte)0)) return false;
            for (int at; (at = text.IndexOf((byte)'\r')) >= 0 && at + 1 < text.Length; text = text[(at + 2)..])
                if (text[at + 1] != '\n') return false;
            (first, endsInReturn) = (false, text is [.., (byte)'\r']);
        }

        return !endsInReturn;
    }
}
