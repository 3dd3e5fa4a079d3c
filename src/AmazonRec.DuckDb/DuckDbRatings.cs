using AmazonRec.Data;
using AmazonRec.Data.Coded;

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
        var (ratings, rest) = ReadThenFilter(source, options, filters);
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

        using var database = new Database(options);
        var raw = RawRows.Load(database, source, options, PlainFrom);
        SievedRows.Write(database, raw, Sieve.Run(database, source, raw, options, filters), writer);
        options.Progress?.Report(1);
    }

    /// <inheritdoc/>
    public IReadOnlyList<FunnelStep> Convert(DataSource source, ReadOptions options, FilterPlan filters, string path)
    {
        filters.Validate();
        using var database = new Database(options);
        var steps = Conversion.Write(
            database, source, RawRows.Load(database, source, options, PlainFrom), options, filters, path);
        options.Progress?.Report(1);
        return steps;
    }

    /// <inheritdoc/>
    public QueryResult Query(string sql, DataSource source, ReadOptions options, int? most = null)
    {
        using var database = new Database(options);
        return Queries.Ask(database, sql, source, options, PlainFrom, most);
    }

    /// <inheritdoc/>
    public long QueryTo(string sql, DataSource source, ReadOptions options, string path)
    {
        using var database = new Database(options);
        return Queries.Write(database, sql, source, options, PlainFrom, path);
    }

    /// <summary>The ratings, after the database has given back its memory.</summary>
    private (Ratings Ratings, FilterPlan Left) ReadThenFilter(DataSource source, ReadOptions options, FilterPlan filters)
    {
        using var database = new Database(options);
        var raw = RawRows.Load(database, source, options, PlainFrom);
        var sieve = Sieve.Run(database, source, raw, options, filters);
        return (SievedRows.ToRatings(database, raw, sieve), sieve.Rest);
    }
}
