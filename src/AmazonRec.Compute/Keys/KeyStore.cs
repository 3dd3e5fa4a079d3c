using System.Runtime.InteropServices;

namespace AmazonRec.Compute.Keys;

/// <summary>
/// Keys behind one another in pieces that never move, each with its number and length before it. A key's place is one number: the piece,
/// and four-byte steps within it. What a key takes counts twice: fresh memory costs time too.
/// </summary>
internal sealed class KeyStore(Slabs slabs)
{
    /// <summary>Bits of a place; there is room for more beside it in 32.</summary>
    public const int PlaceBits = PieceBits + StepBits;

    /// <summary>No place: where a walk begins.</summary>
    public const uint BeforeFirst = uint.MaxValue;

    private const int StepBits = 16; // of 4 bytes: a piece has at most 256 KB
    private const int PieceBits = 10;
    private const int Step = 4;
    private const int Header = sizeof(int) + 1; // the number and, where it fits, the length
    private const int LongHeader = Header + sizeof(int);
    private const byte IsLong = byte.MaxValue; // the length follows
    private const int FirstPiece = 1 << 12;
    private const int Piece = Step << StepBits;

    private readonly List<ArraySegment<byte>> _pieces = [];
    private readonly List<int> _used = [];

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>Appends a key; returns its place.</summary>
    /// <exception cref="FormatException">The key is longer than 256 KB, or there is no place left.</exception>
    public uint Add(ReadOnlySpan<byte> key)
    {
        var header = key.Length < IsLong ? Header : LongHeader;
        var size = (header + key.Length + Step - 1) / Step * Step;
        if (_pieces.Count == 0 || _used[^1] + size > _pieces[^1].Count) AddPiece(size);
        var (piece, at) = (_pieces[^1], _used[^1]);
        var record = piece.AsSpan(at, size);
        MemoryMarshal.Write(record, Count++);
        record[sizeof(int)] = (byte)Math.Min(key.Length, IsLong);
        if (header == LongHeader) MemoryMarshal.Write(record[Header..], key.Length);
        key.CopyTo(record[header..]);
        _used[^1] = at + size;
        return ((uint)(_pieces.Count - 1) << StepBits) | (uint)(at / Step);
    }

    /// <summary>The key at a place, and its number.</summary>
    public ReadOnlySpan<byte> KeyAt(uint place, out int number)
    {
        var record = Record(place);
        number = MemoryMarshal.Read<int>(record);
        var (header, length) = Sizes(record);
        return record.Slice(header, length);
    }

    /// <summary>The first byte of what is kept at a place.</summary>
    public ref byte First(uint place) => ref MemoryMarshal.GetReference(Record(place));

    /// <summary>Goes to the next key, in the order of their numbers; false behind the last.</summary>
    /// <param name="place">Where the key is; before the first, <see cref="BeforeFirst"/>.</param>
    public bool Next(ref uint place)
    {
        if (Count == 0) return false;
        if (place == BeforeFirst)
        {
            place = 0;
            return true;
        }

        var piece = (int)(place >> StepBits);
        var at = (int)(place & ((1u << StepBits) - 1)) * Step;
        var (header, length) = Sizes(_pieces[piece].AsSpan(at));
        at += (header + length + Step - 1) / Step * Step;
        if (at >= _used[piece]) (piece, at) = (piece + 1, 0);
        place = ((uint)piece << StepBits) | (uint)(at / Step);
        return piece < _pieces.Count;
    }

    private Span<byte> Record(uint place) => _pieces[(int)(place >> StepBits)].AsSpan((int)(place & ((1u << StepBits) - 1)) * Step);

    private static (int Header, int Length) Sizes(ReadOnlySpan<byte> record) =>
        record[sizeof(int)] < IsLong ? (Header, record[sizeof(int)]) : (LongHeader, MemoryMarshal.Read<int>(record[Header..]));

    /// <summary>Pieces double up to their greatest size, so that small tables stay small.</summary>
    private void AddPiece(int size)
    {
        if (size > Piece) throw new FormatException($"An id of {size:N0} bytes. Is this a file of ratings?");
        if (_pieces.Count == (1 << PieceBits) - 1) // one place less than fit: tables keep places + 1
            throw new FormatException("The ids of this file take more than 2 GB.");
        var next = _pieces.Count == 0 ? FirstPiece : Math.Min(_pieces[^1].Count * 2, Piece);
        _pieces.Add(slabs.Take(Math.Max(next, size)));
        _used.Add(0);
    }
}
