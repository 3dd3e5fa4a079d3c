using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Data.Storage;

namespace AmazonRec.DuckDb;

/// <summary>Writes ratings as one file of another form, in the order in which they were read.</summary>
internal static class Conversion
{
    /// <summary>Writes what filters leave.</summary>
    /// <returns>What was read and what each filter left.</returns>
    /// <exception cref="ArgumentException">The name of the file tells no form, or the form can't hold the rows.</exception>
    public static IReadOnlyList<FunnelStep> Write(
        Database database, DataSource source, RawRows raw, ReadOptions options, FilterPlan filters, string path)
    {
        var form = WrittenForm.Of(path, [".parquet", ".csv", ".jsonl"], CodedRows.Extension);
        if (raw.TimeIsOrder && form.Ending != ".parquet")
            throw new ArgumentException(
                $"{path}: the rows tell the order of each user's items and no times, which a {form.Ending} file can't say. Write .parquet.");
        var sieve = Sieve.Run(database, source, raw, options, filters);
        var steps = sieve.Steps;
        var rows = "SELECT users.id AS u, items.id AS i, v, t, x FROM kept JOIN users ON users.c = u JOIN items ON items.c = i ORDER BY rn";
        if (sieve.Rest != new FilterPlan { Seed = sieve.Rest.Seed })
        {
            var ratings = sieve.Rest.Apply(SievedRows.ToRatings(database, raw, sieve));
            steps = ratings.Funnel;
            Keep(database, ratings);
            rows = "SELECT u, i, v, t, x FROM drawn ORDER BY rowid";
        }

        AtomicFile.WriteBeside(
            path, partial => database.Run(form.Copy($"SELECT {Columns(database, raw, form)} FROM ({rows})", partial)));
        return steps;
    }

    /// <summary>The columns under names that are known when they are read again.</summary>
    private static string Columns(Database database, RawRows raw, WrittenForm form)
    {
        var isJson = form.Ending == ".jsonl";
        var columns = new List<string> { isJson ? "u AS \"reviewerID\"" : "u AS \"user\"", isJson ? "i AS asin" : "i AS item" };
        if (!raw.IsImplicit) columns.Add(isJson ? "v AS overall" : "v AS rating");
        if (raw.TimeIsOrder) columns.Add($"t AS {Database.Name(ParquetRows.Order)}");
        else if (database.Number("SELECT count(*) FROM (FROM kept WHERE t <> 0 LIMIT 1)") > 0)
            columns.Add(isJson ? "t AS \"unixReviewTime\"" : "t AS time");
        if (raw.HasTexts && form.Ending == ".parquet") columns.Add($"x AS {ParquetRows.TextHash}");
        return string.Join(", ", columns);
    }

    private static void Keep(Database database, Ratings ratings)
    {
        database.Run("CREATE TABLE drawn (u VARCHAR, i VARCHAR, v FLOAT, t BIGINT, x UBIGINT)");
        database.Fill("drawn", appender =>
        {
            for (var row = 0; row < ratings.Count; row++)
                appender.CreateRow()
                    .AppendValue(ratings.Users[ratings.User[row]])
                    .AppendValue(ratings.Items[ratings.Item[row]])
                    .AppendValue(ratings.Value[row])
                    .AppendValue(ratings.Time[row])
                    .AppendValue(ratings.TextHash?[row] ?? 0)
                    .EndRow();
        });
    }
}
