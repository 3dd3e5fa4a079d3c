using AmazonRec.Data;
using AmazonRec.Data.Coded;
using DuckDB.NET.Data;

namespace AmazonRec.DuckDb;

/// <summary>Ratings by DuckDB: <see cref="IRatingsDatabase"/> says what it does.</summary>
public sealed class DuckDbRatings : IRatingsDatabase
{
    /// <summary>Smallest file of columns that DuckDB's own reader is tried on, in bytes: below, nothing is won.</summary>
    internal long PlainFrom { get; init; } = 1 << 20;

    /// <inheritdoc/>
    public Ratings Read(DataSource source, ReadOptions options, FilterPlan filters)
    {
        filters.Validate();
        // The filters that are left come after the database has given back its memory.
        var (ratings, rest) = Ask(source, options, database =>
        {
            var raw = RawRows.Load(database, source, options, PlainFrom);
            var sieve = Sieve.Run(database, source, raw, options, filters);
            return (SievedRows.ToRatings(database, raw, sieve), sieve.Rest);
        });
        options.Progress?.Report(1);
        return rest.Apply(ratings);
    }

    /// <inheritdoc/>
    public void WriteCoded(DataSource source, ReadOptions options, FilterPlan filters, ICodedRowsWriter writer)
    {
        filters.Validate();
        if (filters.DropRepeatedTexts || filters.Balance is not null || filters.SampleUsers is not null)
        {
            CodedRows.Write(Read(source, options, filters), writer);
            return;
        }

        Ask(source, options, database =>
        {
            var raw = RawRows.Load(database, source, options, PlainFrom);
            var sieve = Sieve.Run(database, source, raw, options, filters);
            SievedRows.Write(database, raw, sieve, writer);
            return sieve.Rows;
        });
        options.Progress?.Report(1);
    }

    /// <inheritdoc/>
    public IReadOnlyList<FunnelStep> Convert(DataSource source, ReadOptions options, FilterPlan filters, string path)
    {
        filters.Validate();
        var steps = Ask(source, options, database => Conversion.Write(
            database, source, RawRows.Load(database, source, options, PlainFrom), options, filters, path));
        options.Progress?.Report(1);
        return steps;
    }

    /// <inheritdoc/>
    public QueryResult Query(string sql, DataSource source, ReadOptions options, int? most = null) =>
        Ask(source, options, database => Queries.Ask(database, sql, source, options, PlainFrom, most));

    /// <inheritdoc/>
    public long QueryTo(string sql, DataSource source, ReadOptions options, string path) =>
        Ask(source, options, database => Queries.Write(database, sql, source, options, PlainFrom, path));

    /// <summary>Works in a database of its own. What fails there in statements of ours is the fault of a file.</summary>
    /// <exception cref="FormatException">DuckDB can't read one.</exception>
    private static T Ask<T>(DataSource source, ReadOptions options, Func<Database, T> work)
    {
        try
        {
            using var database = new Database(options);
            return work(database);
        }
        catch (DuckDBException e)
        {
            throw new FormatException(
                $"{source.Name}: is damaged or cut off, or not what its name says. Make it anew. DuckDB: {e.Message.Split('\n')[0]}", e);
        }
    }
}
