using AmazonRec.Compute;
using AmazonRec.Compute.Keys;
using AmazonRec.Data.Filtering;

namespace AmazonRec.Data.Reading;

/// <summary>The ratings of a file as they come, ids by the numbers that their tables gave them.</summary>
internal sealed class RatingColumns
{
    private readonly GrowingColumn<int> _user = new();
    private readonly GrowingColumn<int> _item = new();
    private readonly GrowingColumn<float> _value = new();
    private readonly TimeColumn _time = new();
    private readonly GrowingColumn<ulong> _textHash = new();
    private readonly GrowingColumn<byte> _verified = new();

    /// <summary>How many rows there are.</summary>
    public long Count => _value.Count;

    /// <summary>Adds the rows of a block.</summary>
    public void Append(ParsedBlock block)
    {
        _user.Append(block.Users);
        _item.Append(block.Items);
        _value.Append(block.Values);
        _time.Append(block.Times);
        _textHash.Append(block.TextHashes);
        _verified.Append(block.Verified);
    }

    /// <summary>1 for each row of a verified purchase, 0 for others; none where nobody asks. The column is empty then.</summary>
    public byte[] TakeVerified() => _verified.TakeAll();

    /// <summary>The ratings of all rows, coded in the order of their ids; columns and tables are empty then.</summary>
    public Ratings TakeAll(KeyPartitions users, KeyPartitions items, bool isImplicit, int threads)
    {
        var sortedUsers = SortedKeys.Sort(users, threads);
        users.Clear();
        var user = Recode(_user.TakeAll(), sortedUsers, threads);
        var sortedItems = SortedKeys.Sort(items, threads);
        items.Clear();
        var item = Recode(_item.TakeAll(), sortedItems, threads);
        return new Ratings(new Vocabulary(sortedUsers), new Vocabulary(sortedItems), user, item, _value.TakeAll(), _time.TakeAll())
        {
            TextHash = HasTexts ? _textHash.TakeAll() : null,
            IsImplicit = isImplicit,
        };
    }

    /// <summary>
    /// The ratings of users and items with more than so many, coded in the order of the ids that are left; columns and tables are empty
    /// then.
    /// </summary>
    /// <returns>The ratings, and what each filter left.</returns>
    public (Ratings Ratings, IReadOnlyList<FunnelStep> Steps) TakeFrequent(
        KeyPartitions users, KeyPartitions items, LeastRatings least, bool isImplicit, int threads)
    {
        var rows = FrequentRows.Mark(_user, _item, users.Bound, items.Bound, least, threads);
        var (sortedUsers, sortedItems) = (SortedKeys.Sort(users, threads, rows.Users), SortedKeys.Sort(items, threads, rows.Items));
        users.Clear();
        items.Clear();
        var ratings = new Ratings(
            new Vocabulary(sortedUsers), new Vocabulary(sortedItems),
            Recode(_user.TakeWhere(rows.Kept, rows.Count), sortedUsers, threads),
            Recode(_item.TakeWhere(rows.Kept, rows.Count), sortedItems, threads),
            _value.TakeWhere(rows.Kept, rows.Count), _time.TakeWhere(rows.Kept, rows.Count))
        {
            TextHash = HasTexts ? _textHash.TakeWhere(rows.Kept, rows.Count) : null,
            IsImplicit = isImplicit,
        };
        return (ratings, rows.Steps);
    }

    /// <summary>Whether any row has a text, whatever the file's names: rows without one are not equal for it.</summary>
    private bool HasTexts => _textHash.Pieces.Any(piece => piece.Span.ContainsAnyExcept(0UL));

    private static int[] Recode(int[] numbers, SortedKeys keys, int threads)
    {
        const int Rows = 1 << 18;
        Workers.Shared.Run((numbers.Length + Rows - 1) / Rows, threads, task =>
        {
            foreach (ref var number in numbers.AsSpan(task * Rows, Math.Min(Rows, numbers.Length - (task * Rows)))) number = keys[number];
        });
        return numbers;
    }
}
