using System.Runtime.CompilerServices;
using System.Text.Unicode;
using AmazonRec.Compute.Keys;

namespace AmazonRec.Data.Reading;

/// <summary>The ratings of a block of rows: parsed, then coded. Used for one block after another.</summary>
/// <param name="parser">Reads a row.</param>
/// <param name="layout">How the rows lie in the lines.</param>
/// <param name="tolerated">How many bad rows a whole file may have: what follows the next one is not looked at.</param>
internal sealed class ParsedBlock(IRatingParser parser, RowLayout layout, int tolerated)
{
    /// <summary>Longest id, in bytes. The longest known is far below; more is no id but another kind of file.</summary>
    public const int MaxId = 1 << 16;

    private readonly List<(long Line, string Reason)> _bad = [];
    private readonly IdColumn _users = new();
    private readonly IdColumn _items = new();
    private TextBlock _text = new([]);
    private float[] _value = [];
    private long[] _time = [];
    private ulong[] _textHash = [];
    private byte[] _verified = [];

    /// <summary>How many lines were looked at: all, or those up to one bad row too many.</summary>
    public long Lines { get; private set; }

    /// <summary>How many ratings they hold.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Which are neither ratings nor blank: their first lines within the block, from 1, and why; one more than are tolerated at most.
    /// </summary>
    public IReadOnlyList<(long Line, string Reason)> Bad => _bad;

    /// <summary>Parses the lines of a block.</summary>
    /// <param name="text">The block.</param>
    /// <param name="skipFirst">Whether its first row that is not blank is a header.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // it would run unoptimised for the first of five seconds
    public void Parse(TextBlock text, bool skipFirst)
    {
        (_text, Lines, Count) = (text, 0, 0);
        _bad.Clear();
        var bytes = text.Buffer.AsSpan(0, text.Length);
        var valid = Utf8.IsValid(bytes); // far quicker at once than line by line
        var rows = layout.QuotedBy is null || bytes.Contains((byte)'"') ? layout : RowLayout.Lines;
        var several = parser.HasSeveral;
        var position = 0;
        while (position < bytes.Length && _bad.Count <= tolerated)
        {
            var start = position;
            var line = rows.Next(bytes, ref position, out var lines, out var isBroken);
            var at = Lines + 1;
            Lines += lines;
            if (Reading.Lines.IsBlank(line)) continue;
            if (skipFirst)
            {
                skipFirst = false;
                continue;
            }

            string? reason;
            RatingLine rating = default;
            if (isBroken) reason = QuotedRows.NotClosed;
            else if (!valid && !Utf8.IsValid(line)) reason = BinaryKind.NotUtf8(line);
            else reason = parser.Parse(line, out rating) ?? TooLong(rating);
            if (reason is not null)
            {
                _bad.Add((at, reason));
                continue;
            }

            Add(bytes, start, rating);
            while (several && parser.Next(line, ref rating)) Add(bytes, start, rating);
        }

        _users.Sort(Count);
        _items.Sort(Count);
    }

    /// <summary>Codes the ids of one of the tables of users (the first tasks) or of items (the rest).</summary>
    public void Look(int task, KeyPartitions users, KeyPartitions items)
    {
        var bytes = _text.Buffer.AsSpan(0, _text.Length);
        if (task < KeyPartitions.Tables) _users.Look(task, bytes, users);
        else _items.Look(task - KeyPartitions.Tables, bytes, items);
    }

    /// <summary>The id of a rating's user as it stands in the text.</summary>
    public Span<byte> User(int row) => Text(_users[row]);

    /// <summary>The id of its item, likewise.</summary>
    public Span<byte> Item(int row) => Text(_items[row]);

    private Span<byte> Text(Key key) => _text.Buffer.AsSpan(key.Start, key.Length);

    /// <summary>The user of each rating, by the number that its table gave it.</summary>
    public ReadOnlySpan<int> Users => _users.Numbers(Count);

    /// <summary>The item of each, likewise.</summary>
    public ReadOnlySpan<int> Items => _items.Numbers(Count);

    /// <summary>The ratings.</summary>
    public ReadOnlySpan<float> Values => _value.AsSpan(0, Count);

    /// <summary>When each was given, unix seconds.</summary>
    public ReadOnlySpan<long> Times => _time.AsSpan(0, Count);

    /// <summary>Fingerprints of the reviews' texts; none where the file has no texts.</summary>
    public ReadOnlySpan<ulong> TextHashes => parser.HasTexts ? _textHash.AsSpan(0, Count) : default;

    /// <summary>1 for each rating of a verified purchase, 0 for others; none where nobody asks.</summary>
    public ReadOnlySpan<byte> Verified => parser.AsksVerified ? _verified.AsSpan(0, Count) : default;

    private void Add(ReadOnlySpan<byte> text, int start, in RatingLine rating)
    {
        if (Count == _value.Length) Grow();
        _users[Count] = Key.Of(text, start + rating.UserStart, rating.UserLength);
        _items[Count] = Key.Of(text, start + rating.ItemStart, rating.ItemLength);
        _value[Count] = rating.Value;
        _time[Count] = rating.Time;
        if (parser.HasTexts) _textHash[Count] = rating.TextHash;
        if (parser.AsksVerified) _verified[Count] = rating.IsVerified ? (byte)1 : (byte)0;
        Count++;
    }

    private static string? TooLong(in RatingLine rating) =>
        Math.Max(rating.UserLength, rating.ItemLength) > MaxId
            ? $"the {(rating.UserLength > MaxId ? "user" : "item")} id has {Math.Max(rating.UserLength, rating.ItemLength):N0} bytes, "
                + $"and {MaxId:N0} are the most"
            : null;

    private void Grow()
    {
        var size = Math.Max(1024, _value.Length * 2);
        _users.Resize(size);
        _items.Resize(size);
        Array.Resize(ref _value, size);
        Array.Resize(ref _time, size);
        if (parser.HasTexts) Array.Resize(ref _textHash, size);
        if (parser.AsksVerified) Array.Resize(ref _verified, size);
    }
}
