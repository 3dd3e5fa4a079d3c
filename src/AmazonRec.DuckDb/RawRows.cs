using AmazonRec.Data;
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

    private const string Table = "raw";

    private readonly Database _database;
    private readonly DataSource _source;
    private readonly ReadOptions _options;
    private readonly List<RowError> _bad = [];
    private IReadOnlyList<ParquetRows> _parquet = [];

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
        var files = source.Parts.Count > 0 ? source.Parts : [source];
        if (files.All(file => file.IsParquet)) rows.View(files);
        else rows.Fill(files, plainFrom);
        return rows;
    }

    /// <summary>
    /// Leaves out rows without ids, after they were found by counting; the relation is another then.
    /// </summary>
    /// <exception cref="BadRowException">There are more than are tolerated.</exception>
    public void LeaveOutBadIds()
    {
        foreach (var file in _parquet) _bad.AddRange(file.BadRows(_database, _options.SkipBadRows - _bad.Count, ids: true));
        Create();
    }

    private void View(IReadOnlyList<DataSource> files)
    {
        var offset = 0L;
        var all = new List<ParquetRows>();
        foreach (var file in files)
        {
            var rows = ParquetRows.Open(_database, file, _options, offset);
            Agree(file, rows.IsImplicit, rows.TimeIsOrder, first: all.Count == 0);
            all.Add(rows);
            offset += rows.Count;
            _bad.AddRange(rows.BadRows(_database, _options.SkipBadRows - _bad.Count, ids: false));
        }

        _parquet = all;
        Create();
        HasTexts = all.Exists(rows => rows.HasTexts) && _database.Number($"SELECT count(*) FROM (FROM {Source} WHERE x <> 0 LIMIT 1)") > 0;
        if (offset == _bad.Count) throw RatingsReader.NoRows(_source, hasHeader: true, _bad);
    }

    private void Create() => _database.Run(
        $"CREATE OR REPLACE TEMP VIEW {Source} AS {string.Join("\nUNION ALL ", _parquet.Select(file => file.Sql))}");

    private void Fill(IReadOnlyList<DataSource> files, long plainFrom)
    {
        _database.Run($"CREATE TABLE {Table} (u VARCHAR, i VARCHAR, v FLOAT, t BIGINT, x UBIGINT, ok BOOLEAN)");
        _database.Run(
            $"CREATE TEMP VIEW {Source} AS SELECT rowid AS rn, u, i, v, t, x, ok FROM {Table}");
        for (var file = 0; file < files.Count; file++)
        {
            var options = _options with { SkipBadRows = _options.SkipBadRows - _bad.Count, Progress = Part(file, files.Count) };
            if (files[file].IsParquet) Insert(files[file], options, file == 0);
            else if (PlainColumns.TryInsert(_database, files[file], options, Table, plainFrom, out var isImplicit))
                Agree(files[file], isImplicit, isOrder: false, file == 0);
            else Parse(files[file], options, file == 0);
        }

        HasTexts = _database.Number($"SELECT count(*) FROM (FROM {Table} WHERE x <> 0 LIMIT 1)") > 0;
    }

    private void Insert(DataSource file, ReadOptions options, bool first)
    {
        var rows = ParquetRows.Open(_database, file, options, offset: 0);
        Agree(file, rows.IsImplicit, rows.TimeIsOrder, first);
        _bad.AddRange(rows.BadRows(_database, options.SkipBadRows, ids: true));
        _database.Run($"INSERT INTO {Table} SELECT u, i, v, t, x, ok FROM ({rows.Sql}) ORDER BY rn");
    }

    private void Parse(DataSource file, ReadOptions options, bool first)
    {
        var start = _database.Number($"SELECT count(*) FROM {Table}");
        var rows = ParsedRows.Insert(_database, file, options, Table);
        Agree(file, rows.IsImplicit, rows.Sequences is not null, first);
        _bad.AddRange(rows.Bad);
        if (rows.Sequences is { } separator) ParsedRows.RefuseRepeatedUsers(_database, file, separator, Table, start);
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
