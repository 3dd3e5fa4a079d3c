using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;

var (file, threads) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture));
var lap = args.Length > 2;
var begin = Stopwatch.GetTimestamp();
using var database = new DuckDBConnection("DataSource=:memory:");
database.Open();
long Ask(string sql)
{
    var b = Stopwatch.GetTimestamp();
    using var command = database.CreateCommand();
    command.CommandText = sql;
    var r = Convert.ToInt64(command.ExecuteScalar() ?? 0L, CultureInfo.InvariantCulture);
    if (lap) Console.Error.WriteLine($"{Stopwatch.GetElapsedTime(b).TotalSeconds:F2} {Process.GetCurrentProcess().PeakWorkingSet64/1e6:F0} {sql[..Math.Min(50, sql.Length)]}");
    return r;
}

Ask($"SET threads = {threads}");
Ask("SET preserve_insertion_order = false");
Ask($$"""
    CREATE TABLE file AS SELECT * FROM read_csv('{{file.Replace("'", "''")}}', header = false, auto_detect = false, delim = ',',
        columns = { 'item': 'VARCHAR', 'user': 'VARCHAR', 'rating': 'FLOAT', 'time': 'BIGINT' })
    """);
var rows = Ask("SELECT count(*) FROM file");
if (args[2] == "v2")
{
Ask("""
    CREATE TABLE kept AS
    SELECT users.n AS u, items.n AS i, rating, time FROM file
    JOIN (SELECT "user", row_number() OVER () AS n FROM file GROUP BY "user" HAVING count(*) > 10) AS users USING ("user")
    JOIN (SELECT item, row_number() OVER () AS n FROM file GROUP BY item HAVING count(*) > 10) AS items USING (item)
    """);
}
else
{
Ask("""
    CREATE TABLE kept AS SELECT file.* FROM file
    SEMI JOIN (SELECT "user" FROM file GROUP BY "user" HAVING count(*) > 10) USING ("user")
    SEMI JOIN (SELECT item FROM file GROUP BY item HAVING count(*) > 10) USING (item)
    """);
Ask("""CREATE TABLE users AS SELECT "user", (row_number() OVER () - 1)::INT AS code FROM (SELECT DISTINCT "user" FROM kept)""");
Ask("CREATE TABLE items AS SELECT item, (row_number() OVER () - 1)::INT AS code FROM (SELECT DISTINCT item FROM kept)");
Ask("""
    CREATE TABLE coded AS SELECT users.code AS "user", items.code AS item, rating, time
    FROM kept JOIN users USING ("user") JOIN items USING (item)
    """);
}
var kept = Ask("SELECT count(*) FROM kept");
Console.WriteLine(JsonSerializer.Serialize(new { rows, kept, seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds, peakBytes = Process.GetCurrentProcess().PeakWorkingSet64 }));
