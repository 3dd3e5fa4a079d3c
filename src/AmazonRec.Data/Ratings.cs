using AmazonRec.Data.Coded;
using AmazonRec.Data.Reading;

namespace AmazonRec.Data;

/// <summary>Ratings as columns of equal length, users and items coded 0..n-1 by their vocabularies.</summary>
public sealed class Ratings
{
    internal Ratings(Vocabulary users, Vocabulary items, int[] user, int[] item, float[] value, long[] time)
    {
        if (item.Length != user.Length || value.Length != user.Length || time.Length != user.Length)
            throw new ArgumentException("The columns differ in length.", nameof(item));
        (Users, Items, User, Item, Value, Time) = (users, items, user, item, value, time);
    }

    /// <summary>The users; a subset of rows keeps the vocabulary of the whole.</summary>
    public Vocabulary Users { get; }

    /// <summary>The items.</summary>
    public Vocabulary Items { get; }

    /// <summary>User code of each row.</summary>
    public int[] User { get; }

    /// <summary>Item code of each row.</summary>
    public int[] Item { get; }

    /// <summary>Rating of each row, on the scale it was read with.</summary>
    public float[] Value { get; }

    /// <summary>
    /// Time of each row in seconds since 1970 (Unix time); 0 where the file has none. Where <see cref="TimeIsOrder"/>, 1 for the first row
    /// of a user, 2 for the second.
    /// </summary>
    public long[] Time { get; }

    /// <summary>
    /// Fingerprint of each row's review text, 0 where a row has none; null where the file holds no texts. Equal texts have equal
    /// fingerprints, which is how copies are found.
    /// </summary>
    public ulong[]? TextHash { get; internal init; }

    /// <summary>
    /// Whether the rows tell only who chose what (implicit data): each <see cref="Value"/> is 1 then, which is no rating.
    /// </summary>
    public bool IsImplicit { get; internal init; }

    /// <summary>
    /// Whether <see cref="Time"/> tells only the order of each user's rows, from 1, and no seconds, as in files of sequences. Times of two
    /// users can't be compared then.
    /// </summary>
    public bool TimeIsOrder { get; internal init; }

    /// <summary>Number of rows.</summary>
    public int Count => User.Length;

    /// <summary>What was read and what each filter left.</summary>
    public IReadOnlyList<FunnelStep> Funnel { get; internal init; } = [];

    /// <summary>Rows of the file that were left out as bad.</summary>
    public IReadOnlyList<RowError> BadRows { get; internal init; } = [];

    /// <summary>
    /// Reads a file of ratings (CSV, TSV and their like, with or without header), of sequences (a user a line, the items behind in their
    /// order) or of reviews (JSON lines), plain or gzip.
    /// </summary>
    /// <exception cref="FormatException">A row is bad, or the order of the columns can't be told for certain; names file, line and
    /// remedy.</exception>
    public static Ratings Read(string path, ReadOptions? options = null) => Read(DataSource.File(path), options);

    /// <inheritdoc cref="Read(string, ReadOptions?)"/>
    public static Ratings Read(DataSource source, ReadOptions? options = null)
    {
        options ??= new();
        return DatabaseChoice.For(source, options, countsFirst: false) is { } database
            ? database.Read(source, options, new FilterPlan())
            : RatingsReader.ReadOrRecall(source, options);
    }

    /// <summary>
    /// What filters leave of a file. Where least ratings come first of them, they are counted before ids are sorted and columns made: much
    /// less time and memory than reading all and filtering then, and the same ratings. Not so where the file has its place in a cache, which
    /// keeps all rows.
    /// </summary>
    /// <exception cref="FormatException">As <see cref="Read(string, ReadOptions)"/>.</exception>
    /// <exception cref="ArgumentException">As <see cref="FilterPlan.Apply"/>.</exception>
    public static Ratings Read(DataSource source, ReadOptions? options, FilterPlan filters)
    {
        filters.Validate();
        options ??= new();
        var isCoded = source.Path is { } path && CodedRows.IsNamed(path);
        var counts = options.VerifiedOnly || isCoded || RatingsCache.For(source, options) is not null ? null : filters.CountsFirst;
        if (DatabaseChoice.For(source, options, counts is not null) is { } database)
            return database.Read(source, options, filters);
        if (counts is not { } least)
            return filters.Apply(RatingsReader.ReadOrRecall(source, options));
        return filters.AfterCounts.Apply(RatingsReader.Read(source, options, least));
    }

    /// <summary>The same rows and vocabularies, from columns at hand.</summary>
    public static Ratings FromRows(IEnumerable<(string User, string Item, float Value, long Time)> rows)
    {
        var all = rows.ToArray();
        var users = Vocabulary.FromIds(all.Select(r => r.User).Distinct(StringComparer.Ordinal));
        var items = Vocabulary.FromIds(all.Select(r => r.Item).Distinct(StringComparer.Ordinal));
        return new Ratings(
            users, items, [.. all.Select(r => users.CodeOf(r.User))], [.. all.Select(r => items.CodeOf(r.Item))],
            [.. all.Select(r => r.Value)], [.. all.Select(r => r.Time)]).AsRead("given", []);
    }

    /// <summary>The same ratings with the first step of their funnel.</summary>
    internal Ratings AsRead(string step, IReadOnlyList<RowError> badRows) =>
        AsRead([new FunnelStep(step, Count, Users.Count, Items.Count, badRows.Count)], badRows);

    /// <summary>The same ratings with the first steps of their funnel.</summary>
    internal Ratings AsRead(IReadOnlyList<FunnelStep> steps, IReadOnlyList<RowError> badRows) => new(Users, Items, User, Item, Value, Time)
    {
        TextHash = TextHash,
        IsImplicit = IsImplicit,
        TimeIsOrder = TimeIsOrder,
        Funnel = steps,
        BadRows = badRows,
    };

    /// <summary>The same ratings with times that tell an order and no seconds.</summary>
    internal Ratings InOrderOnly() => new(Users, Items, User, Item, Value, Time)
    {
        TextHash = TextHash,
        IsImplicit = IsImplicit,
        TimeIsOrder = true,
        Funnel = Funnel,
        BadRows = BadRows,
    };

    /// <summary>
    /// The same rows with further items in the vocabulary that no row is of, such as given candidates; codes of items change.
    /// </summary>
    /// <param name="items">Ids; those that are there already make no difference.</param>
    public Ratings WithItems(IEnumerable<string> items)
    {
        var more = items.Where(id => !Items.TryGetCode(id, out _)).Distinct(StringComparer.Ordinal).ToArray();
        if (more.Length == 0) return this;
        var all = Vocabulary.FromIds(Items.Ids.Concat(more));
        return new Ratings(Users, all, User, Items.CodesIn(all, Item), Value, Time)
        {
            TextHash = TextHash,
            IsImplicit = IsImplicit,
            TimeIsOrder = TimeIsOrder,
            Funnel = Funnel,
            BadRows = BadRows,
        };
    }

    /// <summary>A selection of rows, in the given order, with the same vocabularies.</summary>
    public Ratings Rows(ReadOnlySpan<int> rows)
    {
        var (user, item, value, time) = (new int[rows.Length], new int[rows.Length], new float[rows.Length], new long[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            (user[i], item[i], value[i], time[i]) = (User[row], Item[row], Value[row], Time[row]);
        }

        return new Ratings(Users, Items, user, item, value, time)
        {
            TextHash = TextHashOf(rows),
            IsImplicit = IsImplicit,
            TimeIsOrder = TimeIsOrder,
            Funnel = Funnel,
            BadRows = BadRows,
        };
    }

    /// <summary>How many rows each user has.</summary>
    public int[] CountsPerUser() => Counts(User, Users.Count);

    /// <summary>How many rows each item has.</summary>
    public int[] CountsPerItem() => Counts(Item, Items.Count);

    /// <summary>Refuses implicit data.</summary>
    /// <param name="purpose">What needs ratings, for the message.</param>
    /// <exception cref="ArgumentException">There are no ratings.</exception>
    public void RequireRatings(string purpose = "a rating model")
    {
        if (IsImplicit)
            throw new ArgumentException(
                $"The data has no ratings, only who chose what; {purpose} has nothing to learn from it. Name a file with ratings "
                + "(--columns, in code ReadOptions.Columns, says which column holds them).");
    }

    private ulong[]? TextHashOf(ReadOnlySpan<int> rows)
    {
        if (TextHash is null) return null;
        var hashes = new ulong[rows.Length];
        for (var i = 0; i < rows.Length; i++) hashes[i] = TextHash[rows[i]];
        return hashes;
    }

    private static int[] Counts(int[] codes, int count)
    {
        var counts = new int[count];
        foreach (var code in codes) counts[code]++;
        return counts;
    }
}
