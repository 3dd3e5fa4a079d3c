using AmazonRec.Data.Downloads;

namespace AmazonRec.Data.Reading;

/// <summary>Whether a file is read by a database: where it must be, where that is asked for, and where it will not fit into memory.</summary>
internal static class DatabaseChoice
{
    // Measured: 20 million ratings of 9 million users take 1.9 GB while they are read, of which most are ids; .9 GB where least ratings
    // come first, by which most ids go.
    private const int BytesOfRow = 96;
    private const int BytesOfCountedRow = 48;
    private const double Usable = 0.8; // of the machine's memory: others need some, too
    private const int SampleLines = 20_000;
    private const long SurelyFits = 64 << 20; // packed, such a file holds some ten million rows

    /// <summary>The database that reads a file; null where the reader of text does.</summary>
    /// <exception cref="IOException">It takes one, and none is at hand.</exception>
    /// <param name="source">One file, or several.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="countsFirst">Whether least ratings are the first filter.</param>
    public static IRatingsDatabase? For(DataSource source, ReadOptions options, bool countsFirst)
    {
        if (source.Parts.Count > 0) return Needed(options, $"{source.Name}: {source.Parts.Count:N0} files are read together");
        if (source.Path is { } named && Coded.CodedRows.IsNamed(named)) return null;
        if (source.IsParquet && options.Database is not null) return Needed(options, $"{source.Name}: is a Parquet file, which is read");
        var (memory, whose) = options.Memory is { } limit
            ? (limit, "--memory leaves")
            : ((long)(Usable * Machine(options)), "the machine has");
        if (source.Path is not { } path || new FileInfo(path).Length <= Math.Min(SurelyFits, memory / 16)) return null;
        var rows = Rows(source);
        var wanted = rows * (countsFirst ? BytesOfCountedRow : BytesOfRow);
        if (wanted <= memory) return null;
        var why = $"{source.Name}: some {rows:N0} rows would take {Bytes.Text(wanted)} of memory, and {whose} {Bytes.Text(memory)}";
        var database = Needed(options, $"{why}; it is read");
        options.Notice?.Invoke($"{why}: read by way of the disk, with DuckDB (--memory SIZE sets how much memory that takes).");
        return database;
    }

    /// <summary>How many rows a text file has, about: by its first lines, and how much of the file they take.</summary>
    internal static long Rows(DataSource source)
    {
        using var reader = new LineReader(source);
        var lines = 0L;
        while (lines < SampleLines)
        {
            if (!reader.TryRead(out _)) return lines;
            lines++;
        }

        return (long)(lines / Math.Max(reader.Progress, 1e-9));
    }

    private static long Machine(ReadOptions options) => options.AvailableMemory ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    private static IRatingsDatabase Needed(ReadOptions options, string why)
    {
        try
        {
            return options.Database?.Invoke() ?? throw new IOException(
                $"{why} by a database. In code, set ReadOptions.Database, such as to RatingsDatabase.Load of the plug-in DuckDb.");
        }
        catch (FileNotFoundException e)
        {
            throw new IOException($"{why} by the plug-in DuckDb. {e.Message}", e);
        }
    }
}
