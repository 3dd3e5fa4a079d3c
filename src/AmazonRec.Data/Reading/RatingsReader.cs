using AmazonRec.Compute;
using AmazonRec.Compute.Keys;
using AmazonRec.Data.Coded;
using AmazonRec.Data.Filtering;

namespace AmazonRec.Data.Reading;

/// <summary>
/// Reads the ratings of a file. A thread reads (and inflates) ahead; blocks of lines are parsed side by side, then their ids are looked up
/// side by side in tables that each take their ids in the order of the file. So nothing depends on how many threads there are.
/// </summary>
internal static class RatingsReader
{
    /// <summary>The first step of the funnel.</summary>
    public const string ReadStep = FunnelNames.Read;

    private const int BlocksAtOnce = 8;

    /// <summary>Reads a file, or what was kept of it in the cache.</summary>
    /// <exception cref="FormatException">See <see cref="Read"/>.</exception>
    public static Ratings ReadOrRecall(DataSource source, ReadOptions options)
    {
        if (source.Path is { } path && CodedRows.IsNamed(path))
        {
            CodedRows.RefuseVerified(path, options);
            using var rows = CodedRows.Open(path);
            return rows.ReadAll();
        }

        var cache = RatingsCache.For(source, options);
        if (cache?.TryRead() is { } kept)
        {
            options.Progress?.Report(1);
            return kept;
        }

        var ratings = Read(source, options);
        cache?.Write(ratings);
        return ratings;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">How.</param>
    /// <param name="least">What <see cref="Filters.WithMoreThan"/> keeps of it, in less time and memory; null for all, which it must be
    /// where only verified purchases are kept: they are dropped first.</param>
    /// <exception cref="FormatException">The column order can't be told, the file is empty or damaged, or a row is bad; or only verified
    /// purchases are asked for, and the file has none.</exception>
    public static Ratings Read(DataSource source, ReadOptions options, LeastRatings? least = null)
    {
        var way = WayOf(source, options);
        var bad = new BadRows(source.Name, options.SkipBadRows);
        var (users, items) = (new KeyPartitions(), new KeyPartitions());
        var columns = new RatingColumns();
        Walk(source, options, way, bad, (parsed, count) =>
        {
            Workers.Shared.Run(2 * KeyPartitions.Tables, options.Threads, task =>
            {
                for (var i = 0; i < count; i++) parsed[i].Look(task, users, items);
            });
            for (var i = 0; i < count; i++) columns.Append(parsed[i]);
        });
        if (columns.Count == 0) throw NoRows(source, way.HasHeader, bad.Rows);
        var read = new FunnelStep(ReadStep, checked((int)columns.Count), users.Count, items.Count, bad.Rows.Count);
        var (ratings, steps) = least is { } bounds
            ? columns.TakeFrequent(users, items, bounds, way.IsImplicit, options.Threads)
            : (columns.TakeAll(users, items, way.IsImplicit, options.Threads), []);
        options.Progress?.Report(1);
        ratings = ratings.AsRead([read, .. steps], bad.Rows);
        if (way.Sequences is { } separator)
        {
            Sequences.RefuseRepeatedUsers(source, separator, ratings);
            ratings = ratings.InOrderOnly();
        }

        return options.VerifiedOnly ? Verified(ratings, columns.TakeVerified(), source) : ratings;
    }

    /// <summary>
    /// Hands the rows of a file on, block by block in their order, and keeps none: for what takes more rows than memory does.
    /// </summary>
    /// <param name="source">The file.</param>
    /// <param name="options">How.</param>
    /// <param name="take">Takes a block; what it holds is valid during the call alone.</param>
    /// <returns>What rows the file has.</returns>
    /// <exception cref="FormatException">As <see cref="Read"/>.</exception>
    public static PassedRows Pass(DataSource source, ReadOptions options, Action<ParsedBlock> take)
    {
        var way = WayOf(source, options);
        var bad = new BadRows(source.Name, options.SkipBadRows);
        var rows = 0L;
        Walk(source, options, way, bad, (parsed, count) =>
        {
            for (var i = 0; i < count; i++)
            {
                rows += parsed[i].Count;
                take(parsed[i]);
            }
        });
        return rows > 0
            ? new PassedRows(rows, way.IsImplicit, way.Sequences, bad.Rows)
            : throw NoRows(source, way.HasHeader, bad.Rows);
    }

    /// <summary>Why a file without a rating is refused.</summary>
    internal static FormatException NoRows(DataSource source, bool hasHeader, IReadOnlyList<RowError> bad) => bad.Count == 0
        ? hasHeader ? FileKind.HeaderOnly(source) : FileKind.Empty(source)
        : new FormatException($"{bad[0]}. No row of the file is a rating: {bad.Count:N0} bad rows were left out.");

    /// <summary>Parses a file, some blocks at once, and hands them on in their order.</summary>
    private static void Walk(DataSource source, ReadOptions options, Way way, BadRows bad, Action<ParsedBlock[], int> take)
    {
        var parsed = Enumerable.Range(0, BlocksAtOnce).Select(
            _ => new ParsedBlock(way.Parser(), way.Layout, options.SkipBadRows)).ToArray();
        var taken = new List<TextBlock>();
        var (line, first) = (0L, true);
        using var blocks = new TextBlocks(source, way.Layout);
        while (true)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            taken.Clear();
            while (taken.Count < BlocksAtOnce && blocks.TryTake(out var block)) taken.Add(block);
            if (taken.Count == 0) break;
            Workers.Shared.Run(taken.Count, options.Threads, i => parsed[i].Parse(taken[i], skipFirst: first && i == 0 && way.HasHeader));
            for (var i = 0; i < taken.Count; i++)
            {
                foreach (var (at, reason) in parsed[i].Bad) bad.Add(line + at, reason);
                line += parsed[i].Lines;
                if (taken[i].Failure is { } failure) throw new FormatException($"{source.Name}:{line + 1}: {failure.TrimEnd('.')}.");
            }

            first = false;
            take(parsed, taken.Count);
            foreach (var block in taken)
            {
                options.Progress?.Report(block.Progress);
                blocks.Return(block);
            }
        }
    }

    private static Ratings Verified(Ratings ratings, byte[] verified, DataSource source)
    {
        var selection = new Selection(ratings);
        for (var row = 0; row < verified.Length; row++) selection.Kept[row] = verified[row] == 1;
        selection.Close(FunnelNames.Verified);
        return selection.ToRatings() is { Count: > 0 } kept ? kept : throw FileKind.NotVerified(source, "no row is of a verified purchase");
    }

    private static Way WayOf(DataSource source, ReadOptions options)
    {
        if (FileKind.Describe(source) == FileKind.ReviewLines)
        {
            var schema = ReviewSchema.Detect(source, options);
            return new Way(() => new ReviewRatings(schema, options.RatingRange), RowLayout.Lines, HasHeader: false, !schema.HasRating);
        }

        if (options.VerifiedOnly) throw FileKind.NotVerified(source, "holds columns, and only reviews as JSON lines tell of them");
        var order = ColumnOrderDetector.Detect(source, options);
        if (order.IsSequence)
            return new Way(() => new SequenceRatings(order.Separator), order.Layout, HasHeader: false, IsImplicit: true)
            {
                Sequences = order.Separator,
            };
        return new Way(() => new DelimitedRatings(order, options.RatingRange), order.Layout, order.HasHeader, order.Rating < 0);
    }

    /// <summary>How a file is read.</summary>
    /// <param name="Parser">Makes what reads its rows.</param>
    /// <param name="Layout">How they lie in the lines.</param>
    /// <param name="HasHeader">Whether the first row names the columns.</param>
    /// <param name="IsImplicit">Whether rows have no ratings.</param>
    private sealed record Way(Func<IRatingParser> Parser, RowLayout Layout, bool HasHeader, bool IsImplicit)
    {
        /// <summary>What stands between the ids of sequences; null where each row is a rating.</summary>
        public Separator? Sequences { get; init; }
    }
}
