using System.Globalization;
using System.Text;
using AmazonRec.Data;
using AmazonRec.Data.Reading;

namespace AmazonRec.DuckDb;

/// <summary>The rows of a Parquet file as they lie there, by the names of its columns or by what the caller says of them.</summary>
internal sealed class ParquetRows
{
    /// <summary>A column in which a conversion keeps the fingerprints of texts.</summary>
    public const string TextHash = "text_hash";

    /// <summary>A column in which a conversion keeps the order of a user's rows.</summary>
    public const string Order = "order";

    private const int Sampled = 1000;

    private readonly DataSource _file;
    private readonly string _from;
    private readonly long _offset;
    private readonly RatingRange _range;
    private readonly (string User, string Item, string Value, string Time, string Text, string Verified) _sql;
    private readonly string? _time; // as the file has it
    private readonly string? _rating;
    private readonly TimeUnit _unit;
    private string _where = "";

    private ParquetRows(
        DataSource file, string from, long offset, long count, RatingRange range, TimeUnit unit, string? rating, string? time,
        (string User, string Item, string Value, string Time, string Text, string Verified) sql)
    {
        (_file, _from, _offset, Count, _range, _unit, _rating, _time, _sql) = (
            file, from, offset, count, range, unit, rating, time, sql);
        IsImplicit = rating is null;
    }

    /// <summary>How many rows the file has, bad ones too.</summary>
    public long Count { get; }

    /// <summary>Whether it has no ratings.</summary>
    public bool IsImplicit { get; }

    /// <summary>Whether times are places in a user's order.</summary>
    public bool TimeIsOrder { get; private init; }

    /// <summary>Whether it may have texts.</summary>
    public bool HasTexts => _sql.Text != "0";

    /// <summary>The query for its rows.</summary>
    public string Sql => string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT file_row_number + {_offset} AS rn, {_sql.User} AS u, {_sql.Item} AS i, {_sql.Value} AS v, {_sql.Time} AS t, "
        + $"({_sql.Text})::UBIGINT AS x, {_sql.Verified} AS ok FROM {_from}{_where}");

    /// <summary>Looks at the columns of a file.</summary>
    /// <exception cref="FormatException">Its names don't tell user, item and rating.</exception>
    public static ParquetRows Open(Database database, DataSource file, ReadOptions options, long offset)
    {
        var from = $"read_parquet({Database.Text(file.Path!)}, file_row_number = true)";
        var types = new List<(string Name, string Type)>();
        database.Read($"DESCRIBE SELECT * FROM read_parquet({Database.Text(file.Path!)})", row =>
        {
            types.Add((row.GetString(0), row.GetString(1)));
            return true;
        });
        string[] names = [.. types.Select(column => column.Name)];
        var order = OrderOf(file, names, options);
        var inOrder = order.Time < 0 && Array.IndexOf(names, Order) is var place and >= 0 && types[place].Type == "BIGINT" ? Order : null;
        var time = order.Time >= 0 ? types[order.Time] : default;
        var unit = order.Time < 0 || time.Type is "DATE" || time.Type.StartsWith("TIMESTAMP", StringComparison.Ordinal)
            ? default
            : UnitOf(database, file, from, time.Name);
        var text = order.Text >= 0 ? order.Text : Text(types);
        var count = database.Number($"SELECT count(*) FROM read_parquet({Database.Text(file.Path!)})");
        var verified = Array.FindIndex(names, name => name is "verified" or "verified_purchase");
        if (options.VerifiedOnly && (verified < 0 || types[verified].Type != "BOOLEAN"))
            throw FileKind.NotVerified(file, "has no column 'verified' or 'verified_purchase' of truths");
        var item = Id(types[order.Item].Name);
        return new ParquetRows(
            file, from, offset, count, options.RatingRange, unit,
            order.Rating >= 0 ? Database.Name(names[order.Rating]) : null, order.Time >= 0 ? Database.Name(time.Name) : null,
            (
                Id(names[order.User]),
                order.Variant >= 0 ? $"coalesce(nullif(trim({item}, ' \t'), ''), {Id(names[order.Variant])})" : item,
                order.Rating >= 0 ? $"TRY_CAST({Database.Name(names[order.Rating])} AS FLOAT)" : "1::FLOAT",
                inOrder is not null ? Database.Name(Order) : order.Time >= 0 ? Seconds(time, unit) : "0::BIGINT",
                text < 0 ? "0"
                    : names[text] == TextHash ? $"coalesce({TextHash}, 0)"
                    : $"CASE WHEN strlen({Database.Name(names[text])}) > 0 THEN hash({Database.Name(names[text])}) ELSE 0 END",
                verified >= 0 && types[verified].Type == "BOOLEAN"
                    ? $"coalesce({Database.Name(names[verified])}, false)"
                    : "NULL::BOOLEAN"))
        {
            TimeIsOrder = inOrder is not null,
        };
    }

    /// <summary>Finds bad rows, which are left out from then on.</summary>
    /// <param name="database">The database.</param>
    /// <param name="tolerated">How many there may be.</param>
    /// <param name="ids">Whether to look at ids, which takes as long as reading them; else at ratings and times alone.</param>
    /// <exception cref="BadRowException">There are more.</exception>
    public IReadOnlyList<RowError> BadRows(Database database, int tolerated, bool ids)
    {
        var number = ids ? IdFault() : NumberFault();
        if (number.Length == 0) return [];
        var rows = new BadRows(_file.Name, tolerated);
        var where = _where.Length == 0 ? " WHERE " : $"{_where} AND ";
        database.Read(
            $"SELECT file_row_number, {_sql.User}, {_sql.Item}, {_sql.Value}, {_rating ?? "NULL"}::VARCHAR, {_time ?? "NULL"}::VARCHAR "
            + $"FROM {_from}{where}({number}) ORDER BY 1 LIMIT {tolerated + 1}",
            row =>
            {
                rows.Add(row.GetInt64(0) + 1, Reason(row));
                return true;
            });
        if (rows.Rows.Count > 0) _where = $"{where}NOT ({number})";
        return rows.Rows;
    }

    private string IdFault() =>
        $"coalesce(trim({_sql.User}, ' \t'), '') = '' OR coalesce(trim({_sql.Item}, ' \t'), '') = '' "
        + $"OR strlen({_sql.User}) > {ParsedBlock.MaxId} OR strlen({_sql.Item}) > {ParsedBlock.MaxId}";

    private string NumberFault()
    {
        var faults = new List<string>();
        if (_rating is not null)
            faults.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"NOT coalesce({_sql.Value} BETWEEN {_range.Min:R}::FLOAT AND {_range.Max:R}::FLOAT, false)"));
        if (_time is not null) faults.Add($"NOT coalesce({_sql.Time} BETWEEN -62135596800 AND 253402300799, false)");
        return string.Join(" OR ", faults);
    }

    private string Reason(DuckDB.NET.Data.DuckDBDataReader row)
    {
        var (user, item) = (row.IsDBNull(1) ? "" : row.GetString(1), row.IsDBNull(2) ? "" : row.GetString(2));
        if (_rating is not null && row.IsDBNull(3)) return $"rating '{(row.IsDBNull(4) ? "" : row.GetString(4))}' is not a number";
        if (_rating is not null && !_range.Contains(row.GetFloat(3))) return _range.Refusal(row.GetFloat(3));
        if (Lines.IsBlank(Encoding.UTF8.GetBytes(user))) return "the user id is empty";
        if (Lines.IsBlank(Encoding.UTF8.GetBytes(item))) return "the item id is empty";
        var longest = Math.Max(Encoding.UTF8.GetByteCount(user), Encoding.UTF8.GetByteCount(item));
        return longest > ParsedBlock.MaxId
            ? $"an id has {longest:N0} bytes, and {ParsedBlock.MaxId:N0} are the most"
            : $"time '{(row.IsDBNull(5) ? "" : row.GetString(5))}' {UnixTime.Expected(_unit)}";
    }

    private static ColumnOrder OrderOf(DataSource file, string[] names, ReadOptions options)
    {
        var separator = new Separator(",");
        if (ColumnChoice.Of(options.Columns) is { } choice)
        {
            if (choice.IsSequence)
                throw new FormatException($"{file.Name}: is Parquet, which holds a rating a row and no sequences. Leave out --columns.");
            if (choice.Roles is not { } roles) return ColumnOrder.ByChoice(choice, names, separator, file.Name);
            return roles.Count == names.Length
                ? ColumnOrder.ByRoles(roles, separator, hasHeader: true)
                : throw new FormatException(
                    $"{file.Name}: {names.Length} columns ({string.Join(", ", names)}), and --columns names {roles.Count}.");
        }

        // Names that say nothing of the order of columns must not make it doubtful.
        string[] told = [.. names.Select(name => name is TextHash or Order or "verified" or "verified_purchase" ? "" : name)];
        return ColumnOrder.ByHeader(told, separator) ?? throw new FormatException(
            $"{file.Name}: its columns '{Excerpt.Cut(string.Join(", ", names))}' don't tell: {ColumnNames.Lacking(told)}. Name them: "
            + "--columns user=NAME,item=NAME,rating=NAME,time=NAME (in code, ReadOptions.Columns; without rating: who chose what).");
    }

    private static int Text(List<(string Name, string Type)> columns)
    {
        var hash = columns.FindIndex(column => column is (TextHash, "UBIGINT"));
        if (hash >= 0) return hash;
        var text = ColumnNames.FindText([.. columns.Select(column => column.Name)]);
        return text >= 0 && columns[text].Type == "VARCHAR" ? text : -1;
    }

    private static string Id(string name) => $"CAST({Database.Name(name)} AS VARCHAR)";

    private static string Seconds((string Name, string Type) column, TimeUnit unit)
    {
        var name = Database.Name(column.Name);
        if (column.Type is "DATE" || column.Type.StartsWith("TIMESTAMP", StringComparison.Ordinal))
            return $"floor(epoch({name}))::BIGINT";
        if (unit == TimeUnit.Date) return $"floor(epoch(TRY_CAST({name} AS TIMESTAMP)))::BIGINT";
        var whole = column.Type is "FLOAT" or "DOUBLE" or "VARCHAR" || column.Type.StartsWith("DECIMAL", StringComparison.Ordinal)
            ? $"CASE WHEN TRY_CAST({name} AS DOUBLE) = floor(TRY_CAST({name} AS DOUBLE)) THEN TRY_CAST({name} AS BIGINT) END"
            : $"TRY_CAST({name} AS BIGINT)";
        return unit == TimeUnit.Milliseconds ? $"floor(({whole}) / 1000.0)::BIGINT" : whole;
    }

    /// <summary>The unit of most of the first times, as for files of text.</summary>
    private static TimeUnit UnitOf(Database database, DataSource file, string from, string name)
    {
        var units = new List<TimeUnit>();
        var (count, first) = (0, "");
        database.Read($"SELECT {Database.Name(name)}::VARCHAR FROM {from} LIMIT {Sampled}", row =>
        {
            if (row.IsDBNull(0)) return true;
            var text = row.GetString(0);
            if (count++ == 0) first = text;
            if (UnixTime.UnitOf(Encoding.UTF8.GetBytes(text)) is { } unit) units.Add(unit);
            return true;
        });
        if (units.Count == 0 && count > 1)
            throw new FormatException(
                $"{file.Name}: times such as '{Excerpt.Cut(first)}' in the column '{name}' can't be read. Known are seconds and milliseconds "
                + "since 1970, dates and timestamps.");
        return units.CountBy(unit => unit).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).FirstOrDefault().Key;
    }
}
