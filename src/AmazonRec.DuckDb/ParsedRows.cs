using System.Text;
using AmazonRec.Data;
using AmazonRec.Data.Reading;
using DuckDB.NET.Data;

namespace AmazonRec.DuckDb;

/// <summary>
/// Text files as our own reader reads them, row by row into a table: whatever is quoted, compressed, JSON, sequences or damaged is then the
/// same as without a database, to the last reason of a bad row.
/// </summary>
internal static class ParsedRows
{
    /// <summary>Adds the rows of a file to a table, in their order.</summary>
    /// <exception cref="FormatException">As <see cref="Ratings.Read(string, ReadOptions)"/>.</exception>
    public static PassedRows Insert(Database database, DataSource file, ReadOptions options, string table)
    {
        PassedRows? rows = null;
        database.Fill(
            table, appender => rows = RatingsReader.Pass(file, options, block => Append(appender, block, options.VerifiedOnly)));
        return rows!;
    }

    /// <summary>Refuses sequences in which a user has two lines.</summary>
    /// <exception cref="FormatException">As <see cref="Sequences.RefuseRepeatedUsers(DataSource, Separator, Ratings)"/>.</exception>
    public static void RefuseRepeatedUsers(Database database, DataSource file, Separator separator, string table)
    {
        string? user = null;
        database.Read(
            $"SELECT u FROM (SELECT u, rowid AS r, row_number() OVER (PARTITION BY u ORDER BY rowid) AS k FROM {table} WHERE t = 1) "
            + "WHERE k = 2 ORDER BY r LIMIT 1",
            row =>
            {
                user = row.GetString(0);
                return false;
            });
        if (user is not null) throw Sequences.Repeated(file, separator, user);
    }

    private static void Append(DuckDBAppender appender, ParsedBlock block, bool verified)
    {
        var values = block.Values;
        var times = block.Times;
        var texts = block.TextHashes;
        var known = block.Verified;
        for (var row = 0; row < block.Count; row++)
        {
            var next = appender.CreateRow()
                .AppendValue(Encoding.UTF8.GetString(block.User(row)))
                .AppendValue(Encoding.UTF8.GetString(block.Item(row)))
                .AppendValue(values[row])
                .AppendValue(times[row])
                .AppendValue(texts.IsEmpty ? 0UL : texts[row]);
            if (verified && !known.IsEmpty) next.AppendValue(known[row] == 1).EndRow();
            else next.AppendNullValue().EndRow();
        }
    }
}
