using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Data.Reading;

namespace AmazonRec.DuckDb;

/// <summary>
/// The rows of one or more files in a database, as the relation <c>src</c>: <c>rn</c> (place, rising), <c>u</c>, <c>i</c> (ids), <c>v</c>
/// (rating), <c>t</c> (seconds), <c>x</c> (fingerprint of the text, 0 for none), <c>ok</c> (verified).
/// </summary>
internal sealed class RawRows
{
    /// <summary>The relation.</summary>
    public const string Source = "src";

    private readonly Database _database;
    private readonly DataSource _source;
    private readonly ReadOptions _options;
    private readonly List<RowError> _bad = [];
    private readonly List<Func<string>> _parts = [];
    private readonly List<ParquetRows> _parquet = [];
    private long _count;

    private RawRows(Database database, DataSource source, ReadOptions options) =>
        (_database, _source, _options) = (database, source, options);

    /// <summary>Whether no row has a rating.</summary>
    public bool IsImplicit { get; private set; }

    /// <summary>Whether times tell only each user's order.</summary>
    public bool TimeIsOrder { get; private set; }

    /// <summary>Whether any row has a text.</summary>
    public bool HasTexts { get; private set; }

    /// <summary>Rows that were left out.</summary>
    public IReadOnlyList<RowError> Bad => _bad;

    /// <summary>Brings the rows of files into a database; Parquet files stay where they are, and are looked at again and again.</summary>
    /// <param name="database">The database.</param>
    /// <param name="source">One file, or several.</param>
    /// <param name="options">How they are read.</param>
    /// <param name="plainFrom">Smallest file of columns that DuckDB's own reader is tried on, in bytes.</param>
    /// <exception cref="FormatException">A row is bad, columns can't be told, or files don't go together.</exception>
    public static RawRows Load(Database database, DataSource source, ReadOptions options, long plainFrom)
    {
        var rows = new RawRows(database, source, options);
        var files = source.Each;
        for (var file = 0; file < files.Count; file++)
        {
            var part = options with { SkipBadRows = options.SkipBadRows - rows._bad.Count, Progress = rows.Part(file, files.Count) };
            rows.Add(files[file], part, file, plainFrom);
        }

        rows.Create();
        rows.HasTexts = database.Number($"SELECT count(*) FROM (FROM {Source} WHERE x <> 0 LIMIT 1)") > 0;
        return rows._count > rows._bad.Count
            ? rows
            : throw RatingsReader.NoRows(source, hasHeader: true, rows._bad);
    }

    /// <summary>Leaves out rows of Parquet without ids, after they were found by counting; the relation is another then.</summary>
    /// <exception cref="BadRowException">There are more than are tolerated.</exception>
    public void LeaveOutBadIds()
    {
        foreach (var file in _parquet) _bad.AddRange(file.BadRows(_database, _options.SkipBadRows - _bad.Count, ids: true));
        if (_bad.Count == _count) throw RatingsReader.NoRows(_source, hasHeader: true, _bad);
        Create();
    }

    private void Create() => _database.Run(
        $"CREATE OR REPLACE TEMP VIEW {Source} AS {string.Join("\nUNION ALL ", _parts.Select(part => part()))}");

    private void Add(DataSource file, ReadOptions options, int number, long plainFrom)
    {
        var start = _count;
        var plain = Path.Combine(_database.Folder, $"{number}.parquet");
        if (file.IsParquet)
        {
            var rows = ParquetRows.Open(_database, file, options, start);
            Agree(file, rows.IsImplicit, rows.TimeIsOrder, number == 0);
            _bad.AddRange(rows.BadRows(_database, options.SkipBadRows, ids: false));
            _parquet.Add(rows);
            _parts.Add(() => rows.Sql);
            _count += rows.Count;
        }
        else if (CodedRows.IsNamed(file.Path!))
        {
            var rows = CodedTables.Insert(_database, file, options, $"coded{number}");
            Agree(file, rows.IsImplicit, rows.TimeIsOrder, number == 0);
            _parts.Add(() => rows.Sql(start));
            _count += rows.Count;
        }
        else if (PlainColumns.TryWrite(_database, file, options, plain, plainFrom, out var isImplicit))
        {
            Agree(file, isImplicit, isOrder: false, number == 0);
            var from = $"read_parquet({Database.Text(plain)}, file_row_number = true)";
            _parts.Add(() => $"SELECT file_row_number + {start} AS rn, u, i, v, t, 0::UBIGINT AS x, NULL::BOOLEAN AS ok FROM {from}");
            _count += _database.Number($"SELECT count(*) FROM {from}");
        }
        else
        {
            var table = $"raw{number}";
            _database.Run($"CREATE TABLE {table} (u VARCHAR, i VARCHAR, v FLOAT, t BIGINT, x UBIGINT, ok BOOLEAN)");
            var rows = ParsedRows.Insert(_database, file, options, table);
            Agree(file, rows.IsImplicit, rows.Sequences is not null, number == 0);
            _bad.AddRange(rows.Bad);
            if (rows.Sequences is { } separator) ParsedRows.RefuseRepeatedUsers(_database, file, separator, table);
            _parts.Add(() => $"SELECT rowid + {start} AS rn, u, i, v, t, x, ok FROM {table}");
            _count += rows.Count + rows.Bad.Count;
        }
    }

    private void Agree(DataSource file, bool isImplicit, bool isOrder, bool first)
    {
        if (first) (IsImplicit, TimeIsOrder) = (isImplicit, isOrder);
        else if (isImplicit != IsImplicit || isOrder != TimeIsOrder)
            throw new FormatException(
                $"{file.Name}: {Kind(isImplicit, isOrder)}, where the files before it have {Kind(IsImplicit, TimeIsOrder)}. Read files of "
                + "one kind at a time.");
    }

    private static string Kind(bool isImplicit, bool isOrder) =>
        isOrder ? "sequences of choices" : isImplicit ? "choices without ratings" : "ratings";

    /// <summary>The share of a file in that of all.</summary>
    private PartOfProgress? Part(int file, int files) =>
        _options.Progress is { } progress ? new PartOfProgress(progress, file, files) : null;

    private sealed class PartOfProgress(IProgress<double> whole, int file, int files) : IProgress<double>
    {
        // Reading the files is about half of the work.
        public void Report(double value) => whole.Report((file + value) / files / 2);
    }
}
