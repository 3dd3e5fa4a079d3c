using System.Globalization;
using System.Text.RegularExpressions;
using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Data.Reading;
using AmazonRec.Data.Storage;
using DuckDB.NET.Data;

namespace AmazonRec.DuckDb;

/// <summary>
/// Answers queries on files. The database is shut before the query runs: it can read the named files and write the answer, and nothing
/// else, on disk or on the network.
/// </summary>
internal static class Queries
{
    private const string Ratings = "ratings";
    private const string Rows = "data";
    private const string Reviews = "reviews";

    /// <summary>The answer, in memory.</summary>
    /// <exception cref="FormatException">The query is wrong.</exception>
    public static QueryResult Ask(Database database, string sql, DataSource source, ReadOptions options, long plainFrom, int? most)
    {
        var query = Prepare(database, sql, source, options, plainFrom, writes: null);
        return Answered(() => QueryColumns.Read(database, query, most));
    }

    /// <summary>The answer as a file.</summary>
    /// <returns>How many rows it has.</returns>
    /// <exception cref="FormatException">The query is wrong.</exception>
    public static long Write(
        Database database, string sql, DataSource source, ReadOptions options, long plainFrom, string path)
    {
        var form = WrittenForm.Of(path, [".parquet", ".csv", ".json", ".jsonl"]);
        var rows = 0L;
        AtomicFile.WriteBeside(path, partial =>
        {
            var query = Prepare(database, sql, source, options, plainFrom, partial);
            rows = Answered(() => database.Run(form.Copy(query, partial)));
        });
        return rows;
    }

    /// <summary>Makes the tables that a query names, then shuts the database; returns the query alone.</summary>
    private static string Prepare(
        Database database, string sql, DataSource source, ReadOptions options, long plainFrom, string? writes)
    {
        var query = sql.Trim().TrimEnd(';').Trim();
        Check(database, query);
        if (Names(query, Ratings))
        {
            var raw = RawRows.Load(database, source, options, plainFrom);
            var rating = raw.IsImplicit ? "" : "v AS rating, ";
            var time = raw.TimeIsOrder ? $"t AS {Database.Name(ParquetRows.Order)}" : "t AS time";
            var text = raw.HasTexts ? $", x AS {ParquetRows.TextHash}" : "";
            database.Run($"CREATE TEMP VIEW {Ratings} AS SELECT u AS \"user\", i AS item, {rating}{time}{text} FROM {RawRows.Source}");
        }

        foreach (var name in new[] { Rows, Reviews }.Where(name => Names(query, name)))
            database.Run($"CREATE TEMP VIEW {name} AS {Files(source, options)}");
        Shut(database, source, writes);
        return query;
    }

    /// <summary>A query reads; whatever else is a statement is refused, and more than one.</summary>
    private static void Check(Database database, string query)
    {
        if (query.Length == 0) throw new FormatException("The query is empty. Write one, such as \"select count(*) from ratings\".");
        var (isError, message, statements) = (false, "", 0L);
        database.Read(
            $"SELECT j->>'error', coalesce(j->>'error_message', ''), coalesce(json_array_length(j->'statements'), 0) "
            + $"FROM (SELECT json_serialize_sql({Database.Text(query)})::JSON AS j)",
            row =>
            {
                (isError, message) = (row.GetString(0) == "true", row.GetString(1));
                statements = Convert.ToInt64(row.GetValue(2), CultureInfo.InvariantCulture);
                return false;
            });
        if (isError && message.StartsWith("Only SELECT", StringComparison.Ordinal))
            throw new FormatException("What is run here is a query (select ...), and no other statement: nothing is written but --out.");
        if (isError) throw new FormatException($"The query is wrong: {message}");
        if (statements != 1) throw new FormatException($"{statements} queries; ask one at a time.");
    }

    private static void Shut(Database database, DataSource source, string? writes)
    {
        string[] paths = [
            .. source.Each.Select(file => file.Path).OfType<string>(),
            .. writes is null ? Array.Empty<string>() : [writes],
            .. Directory.GetFiles(database.Folder, "*.parquet")];
        database.Run($"SET allowed_paths = [{string.Join(", ", paths.Select(Database.Text))}]");
        database.Run("SET enable_external_access = false");
        database.Run("SET lock_configuration = true");
    }

    private static bool Names(string query, string table) =>
        Regex.IsMatch(query, $@"\b{table}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The files with all their columns, as DuckDB reads them.</summary>
    private static string Files(DataSource source, ReadOptions options)
    {
        var files = source.Each;
        var paths = $"[{string.Join(", ", files.Select(file => Database.Text(file.Path!)))}]";
        if (files.All(file => file.IsParquet)) return $"SELECT * FROM read_parquet({paths}, union_by_name = true)";
        if (files.Any(file => CodedRows.IsNamed(file.Path!))) throw NoColumns();
        if (FileKind.Describe(files[0]) == FileKind.ReviewLines)
            return $"SELECT * FROM read_json({paths}, format = 'newline_delimited', union_by_name = true)";
        var order = ColumnOrderDetector.Detect(files[0], options);
        if (order.IsSequence || order.IsByFilm || order.Separator.IsBlank) throw NoColumns();
        var names = Enumerable.Range(0, order.Count)
            .Select(
                i => i == order.User ? "user"
                    : i == order.Item ? "item" : i == order.Rating ? "rating" : i == order.Time ? "time" : $"column{i}")
            .Select(Database.Text);
        var columns = order.HasHeader ? "header = true" : $"header = false, names = [{string.Join(", ", names)}]";
        return $"SELECT * FROM read_csv({paths}, delim = {Database.Text(order.Separator.Text)}, {columns})";

        FormatException NoColumns() => new($"{source.Name}: has no rows of columns. Ask for the table {Ratings} instead of {Rows}.");
    }

    private static T Answered<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DuckDBException e)
        {
            // Behind it stands the query with a mark below a place of it, which is not as it was asked.
            var end = e.Message.IndexOf("\n\nLINE ", StringComparison.Ordinal);
            throw new FormatException($"The query is wrong: {(end < 0 ? e.Message : e.Message[..end]).Trim()}", e);
        }
    }
}
