// One file of ratings read by DuckDB, timed: rows, rows kept, seconds and greatest memory as JSON.
//
//     AmazonRec.Benchmarks.DuckDb ratings.csv 2       the file and how many threads
//
// Reads the four columns of a known order and type, counts users and items, keeps rows of those with more than ten, and gives their users
// and items codes without gaps. What is left are a table of codes, ratings and times, and two of ids. DuckDB may take the order of rows and
// codes that is quickest; ours keeps that of the file and of the ids.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;

var (file, threads) = (args[0].Replace("'", "''", StringComparison.Ordinal), int.Parse(args[1], CultureInfo.InvariantCulture));
var begin = Stopwatch.GetTimestamp();
using var database = new DuckDBConnection("DataSource=:memory:");
database.Open();
Ask($"SET threads = {threads}");
Ask("SET preserve_insertion_order = false");
Ask(
    $$"""
    CREATE TABLE file AS SELECT * FROM read_csv('{{file}}', auto_detect = false, header = false, delim = ',',
        columns = { 'item': 'VARCHAR', 'user': 'VARCHAR', 'rating': 'FLOAT', 'time': 'BIGINT' })
    """);

// Numbers in place of ids as soon as it is known who has enough ratings: quicker than filtering by ids, then coding.
Ask("""CREATE TABLE many_users AS SELECT "user", row_number() OVER () AS u FROM file GROUP BY "user" HAVING count(*) > 10""");
Ask("CREATE TABLE many_items AS SELECT item, row_number() OVER () AS i FROM file GROUP BY item HAVING count(*) > 10");
Ask("CREATE TABLE kept AS SELECT u, i, rating, time FROM file JOIN many_users USING (\"user\") JOIN many_items USING (item)");
Ask("CREATE TABLE users AS SELECT \"user\", u, (row_number() OVER () - 1)::INT AS code FROM many_users SEMI JOIN kept USING (u)");
Ask("CREATE TABLE items AS SELECT item, i, (row_number() OVER () - 1)::INT AS code FROM many_items SEMI JOIN kept USING (i)");
Ask(
    """
    CREATE TABLE ratings AS SELECT users.code AS "user", items.code AS item, rating, time
    FROM kept JOIN users USING (u) JOIN items USING (i)
    """);
var (rows, kept) = (Ask("SELECT count(*) FROM file"), Ask("SELECT count(*) FROM ratings"));
var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
Console.WriteLine(JsonSerializer.Serialize(new { rows, kept, seconds, peakBytes = Process.GetCurrentProcess().PeakWorkingSet64 }));

long Ask(string sql)
{
    using var command = database.CreateCommand();
    command.CommandText = sql;
    return Convert.ToInt64(command.ExecuteScalar() ?? 0L, CultureInfo.InvariantCulture);
}
