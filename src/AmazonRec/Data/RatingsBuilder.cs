using System.Runtime.InteropServices;
using System.Text;
using AmazonRec.Compute;

namespace AmazonRec.Data;

/// <summary>Gathers rows with ids as they come, then codes the ids in sorted order.</summary>
internal sealed class RatingsBuilder
{
    private readonly IdTable _users = new();
    private readonly IdTable _items = new();
    private readonly List<int> _user = [];
    private readonly List<int> _item = [];
    private readonly List<float> _value = [];
    private readonly List<long> _time = [];
    private readonly List<ulong> _textHash = [];

    public int Count => _user.Count;

    public void Add(Review review)
    {
        Add(review.User, review.Item, review.Rating, review.Time);
        _textHash.Add(review.Text.Length == 0 ? 0 : ByteHash.Of(MemoryMarshal.AsBytes(review.Text.AsSpan())));
    }

    public void Add(ReadOnlySpan<char> user, ReadOnlySpan<char> item, float value, long time)
    {
        _user.Add(_users.CodeOf(user));
        _item.Add(_items.CodeOf(item));
        _value.Add(value);
        _time.Add(time);
    }

    public void Add(ReadOnlySpan<byte> user, ReadOnlySpan<byte> item, float value, long time)
    {
        _user.Add(_users.CodeOf(user));
        _item.Add(_items.CodeOf(item));
        _value.Add(value);
        _time.Add(time);
    }

    public Ratings ToRatings(string step, IReadOnlyList<RowError> badRows)
    {
        var (users, user) = _users.Sort([.. _user]);
        var (items, item) = _items.Sort([.. _item]);
        return new Ratings(users, items, user, item, [.. _value], [.. _time])
        {
            TextHash = _textHash.Count > 0 ? [.. _textHash] : null,
            Funnel = [new FunnelStep(step, user.Length, users.Count, items.Count, badRows.Count)],
            BadRows = badRows,
        };
    }

    /// <summary>Ids in the order of their first row.</summary>
    private sealed class IdTable
    {
        private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

        public IdTable() => _lookup = _codes.GetAlternateLookup<ReadOnlySpan<char>>();

        public int CodeOf(ReadOnlySpan<char> id)
        {
            if (_lookup.TryGetValue(id, out var code)) return code;
            code = _codes.Count;
            _codes.Add(id.ToString(), code);
            return code;
        }

        public int CodeOf(ReadOnlySpan<byte> id)
        {
            if (id.Length > 256) return CodeOf(Encoding.UTF8.GetString(id));
            Span<char> chars = stackalloc char[256];
            return CodeOf(chars[..Encoding.UTF8.GetChars(id, chars)]);
        }

        /// <summary>The vocabulary, and the rows with codes in its order.</summary>
        public (Vocabulary Vocabulary, int[] Codes) Sort(int[] codes)
        {
            var vocabulary = Vocabulary.Of(_codes.Keys);
            var sorted = new int[_codes.Count];
            for (var code = 0; code < sorted.Length; code++) sorted[_codes[vocabulary[code]]] = code;
            for (var row = 0; row < codes.Length; row++) codes[row] = sorted[codes[row]];
            return (vocabulary, codes);
        }
    }
}
