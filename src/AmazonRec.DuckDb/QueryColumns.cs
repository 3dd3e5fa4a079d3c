using System.Globalization;
using AmazonRec.Data;
using DuckDB.NET.Data;

namespace AmazonRec.DuckDb;

/// <summary>Reads an answer into columns of few types.</summary>
internal static class QueryColumns
{
    /// <summary>The answer to a query.</summary>
    /// <param name="database">The database.</param>
    /// <param name="query">The query.</param>
    /// <param name="most">Rows to take at most; null for all.</param>
    public static QueryResult Read(Database database, string query, int? most)
    {
        var (names, types) = (new List<string>(), new List<string>());
        database.Read($"DESCRIBE {query}", row =>
        {
            names.Add(row.GetString(0));
            types.Add(row.GetString(1));
            return true;
        });
        var limit = most is { } rows ? $" LIMIT {rows + 1L}" : "";
        var cells = types.Select((type, i) => $"{Cast(type)[0]}c{i}{Cast(type)[1]}");
        var columns = types.ConvertAll<IColumn>(type => KindOf(type) switch
        {
            Kind.Whole => new Column<long>(),
            Kind.Number => new Column<double>(),
            Kind.Time => new Column<DateTime>(),
            _ => new TextColumn(),
        });
        var (count, cut) = (0, false);
        database.Read(
            $"SELECT {string.Join(", ", cells)} FROM ({query}) AS answer({string.Join(", ", types.Select((_, i) => $"c{i}"))}){limit}",
            row =>
            {
                if (count == most)
                {
                    cut = true;
                    return false;
                }

                for (var i = 0; i < columns.Count; i++) columns[i].Add(row, i);
                count++;
                return true;
            });
        return new QueryResult([.. names.Zip(columns, (name, column) => new QueryColumn(name, column.Values))], cut);
    }

    private static Kind KindOf(string type) => type switch
    {
        "BIGINT" or "INTEGER" or "SMALLINT" or "TINYINT" or "UINTEGER" or "USMALLINT" or "UTINYINT" or "BOOLEAN" or "HUGEINT" => Kind.Whole,
        "DOUBLE" or "FLOAT" => Kind.Number,
        "DATE" => Kind.Time,
        _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) => Kind.Number,
        _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => Kind.Time,
        _ => Kind.Text,
    };

    private static string[] Cast(string type) => KindOf(type) switch
    {
        Kind.Whole => ["CAST(", " AS BIGINT)"],
        Kind.Number => ["CAST(", " AS DOUBLE)"],
        Kind.Time => ["CAST(", " AS TIMESTAMP)"],
        _ => ["CAST(", " AS VARCHAR)"],
    };

    private enum Kind
    {
        Text,
        Whole,
        Number,
        Time,
    }

    private interface IColumn
    {
        Array Values { get; }

        void Add(DuckDBDataReader row, int column);
    }

    private sealed class Column<T> : IColumn
        where T : struct
    {
        private readonly List<T?> _values = [];

        public Array Values => _values.ToArray();

        public void Add(DuckDBDataReader row, int column) =>
            _values.Add(row.IsDBNull(column) ? null : (T)Convert.ChangeType(row.GetValue(column), typeof(T), CultureInfo.InvariantCulture));
    }

    private sealed class TextColumn : IColumn
    {
        private readonly List<string?> _values = [];

        public Array Values => _values.ToArray();

        public void Add(DuckDBDataReader row, int column) => _values.Add(row.IsDBNull(column) ? null : row.GetString(column));
    }
}
