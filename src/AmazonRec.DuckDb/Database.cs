using System.Globalization;
using System.Numerics;
using AmazonRec.Data;
using DuckDB.NET.Data;

namespace AmazonRec.DuckDb;

/// <summary>
/// A database of its own in a private folder, with limits of memory and threads. Whatever does not fit into memory goes into that folder,
/// which is gone when the database is.
/// </summary>
internal sealed class Database : IDisposable
{
    private const long Least = 128 << 20; // with less, DuckDB can't add a row to a table

    private readonly string _folder;
    private readonly DuckDBConnection _connection;
    private readonly CancellationToken _cancellation;
    private readonly long _memory;

    /// <exception cref="IOException">The folder can't be made.</exception>
    public Database(ReadOptions options)
    {
        _cancellation = options.Cancellation;
        _cancellation.ThrowIfCancellationRequested();
        _memory = Math.Max(Least, options.Memory ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);
        _folder = MakeFolder(options.SpillFolder ?? Path.GetTempPath());
        try
        {
            _connection = new DuckDBConnection("DataSource=:memory:"); // its tables go into the folder all the same
            _connection.Open();
            Run($"SET threads = {Math.Max(1, options.Threads)}");
            Run($"SET memory_limit = '{_memory / 1024} KiB'");
            Run($"SET temp_directory = {Text(_folder)}");
            // Nothing is fetched from the network, whatever a query or a file would take.
            Run("SET autoinstall_known_extensions = false");
            Run("SET autoload_known_extensions = false");
            Run("SET allow_community_extensions = false");
        }
        catch
        {
            _connection?.Dispose();
            Directory.Delete(_folder, recursive: true);
            throw;
        }
    }

    /// <summary>The database's own folder.</summary>
    public string Folder => _folder;

    /// <summary>A text as SQL has it.</summary>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A name as SQL has it.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed, or wrote.</returns>
    public long Run(string sql) => With(sql, command => command.ExecuteNonQuery());

    /// <summary>The first row of an answer as whole numbers; 0 where there is none.</summary>
    public long[] Numbers(string sql) => With(sql, command =>
    {
        using var reader = command.ExecuteReader();
        var numbers = new long[reader.FieldCount];
        if (!reader.Read()) return numbers;
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = reader.GetValue(i) switch
            {
                DBNull => 0,
                BigInteger sum => (long)sum,
                var number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
            };
        return numbers;
    });

    /// <summary>The first number of an answer.</summary>
    public long Number(string sql) => Numbers(sql)[0];

    /// <summary>Goes through an answer as it is made.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="each">Looks at the row on which the reader stands; false to stop.</param>
    public void Read(string sql, Func<DuckDBDataReader, bool> each) => With(sql, command =>
    {
        command.UseStreamingMode = true;
        using var reader = (DuckDBDataReader)command.ExecuteReader();
        var rows = 0;
        while (reader.Read() && each(reader))
            if ((++rows & 0xFFFF) == 0) _cancellation.ThrowIfCancellationRequested();
        return 0;
    });

    /// <summary>The same, with the reader itself, also where there are no rows.</summary>
    public T With<T>(string sql, Func<DuckDBCommand, T> work)
    {
        _cancellation.ThrowIfCancellationRequested();
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var stop = _cancellation.Register(command.Cancel);
        try
        {
            return work(command);
        }
        catch (DuckDBException e)
        {
            _cancellation.ThrowIfCancellationRequested();
            throw Explained(e);
        }
        catch (OperationCanceledException)
        {
            _cancellation.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>Adds rows to a table.</summary>
    public void Fill(string table, Action<DuckDBAppender> rows) => Fill(table, rows, static (appender, rows) => rows(appender));

    /// <summary>The same of what may not be kept, such as a span.</summary>
    public void Fill<T>(string table, T rows, Action<DuckDBAppender, T> fill)
        where T : allows ref struct
    {
        try
        {
            using var appender = _connection.CreateAppender(table);
            fill(appender, rows);
            appender.Close();
        }
        catch (DuckDBException e)
        {
            throw Explained(e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string MakeFolder(string parent)
    {
        try
        {
            Directory.CreateDirectory(parent);
            var folder = Path.Combine(parent, $"amazonrec-duckdb-{Environment.ProcessId}-{Guid.NewGuid():N}");
            if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(folder).FullName;
            return Directory.CreateDirectory(
                folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{parent}: can't be written to ({e.Message}). Name another folder (--spill).", e);
        }
    }

    /// <summary>What lacks memory or disk says how to give more.</summary>
    private Exception Explained(DuckDBException e)
    {
        if (
            e.Message.Contains("Out of Memory Error", StringComparison.Ordinal)
                || e.Message.Contains("could not allocate", StringComparison.Ordinal))
            return new IOException(
                $"DuckDB has too little in {_memory >> 20:N0} MB of memory and the disk of {_folder}. Give it more (--memory, in code "
                + $"ReadOptions.Memory), or a folder with more room (--spill, in code SpillFolder). DuckDB: {FirstLine(e.Message)}",
                e);
        if (e.Message.Contains("No space left", StringComparison.Ordinal))
            return new IOException(
                "A disk is full. Make room, write elsewhere, or name another folder for what DuckDB keeps meanwhile (--spill, in code "
                + $"ReadOptions.SpillFolder; now {_folder}). DuckDB: {FirstLine(e.Message)}",
                e);
        return e.Message.StartsWith("IO Error", StringComparison.Ordinal) ? new IOException($"DuckDB: {FirstLine(e.Message)}", e) : e;
    }

    private static string FirstLine(string message) => message.Split('\n')[0];
}
