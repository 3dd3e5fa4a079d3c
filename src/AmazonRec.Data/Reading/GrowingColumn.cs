using System.Runtime.CompilerServices;
using AmazonRec.Compute;

namespace AmazonRec.Data.Reading;

/// <summary>A column whose length shows only at its end. It grows by pieces, so that nothing is copied until then.</summary>
internal sealed class GrowingColumn<T>
    where T : unmanaged
{
    private const int FirstPiece = 1 << 10;
    private const int GreatestPiece = 1 << 22; // of large arrays, fresh memory comes at half the cost

    private readonly Queue<T[]> _pieces = [];
    private T[] _last = [];
    private int _used; // of the last piece; all others are full

    /// <summary>How many numbers there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds numbers at the end.</summary>
    public void Append(ReadOnlySpan<T> numbers)
    {
        Count += numbers.Length;
        while (!numbers.IsEmpty)
        {
            if (_used == _last.Length) AddPiece();
            var fit = Math.Min(numbers.Length, _last.Length - _used);
            numbers[..fit].CopyTo(_last.AsSpan(_used));
            _used += fit;
            numbers = numbers[fit..];
        }
    }

    /// <summary>The pieces in their order, none of which is empty.</summary>
    public IEnumerable<ReadOnlyMemory<T>> Pieces => _pieces.Select(
        piece => new ReadOnlyMemory<T>(piece, 0, ReferenceEquals(piece, _last) ? _used : piece.Length));

    /// <summary>
    /// All numbers in one array. The column is empty then: each piece goes as it is copied, so that not all are there twice.
    /// </summary>
    /// <exception cref="FormatException">They are more than an array can hold.</exception>
    public T[] TakeAll()
    {
        if (Count > Array.MaxLength) throw new FormatException($"{Count:N0} rows; at most {Array.MaxLength:N0} can be read at once.");
        var all = LargeArray.Uninitialized<T>((int)Count);
        var rest = all.AsSpan();
        while (_pieces.TryDequeue(out var piece))
        {
            var count = Math.Min(piece.Length, rest.Length);
            piece.AsSpan(0, count).CopyTo(rest);
            rest = rest[count..];
        }

        (_last, _used, Count) = ([], 0, 0);
        return all;
    }

    /// <summary>Some of the numbers in one array. The column is empty then.</summary>
    /// <param name="kept">1 for each number to take, 0 for others.</param>
    /// <param name="count">How many are taken.</param>
    public T[] TakeWhere(ReadOnlySpan<byte> kept, int count)
    {
        var taken = LargeArray.Uninitialized<T>(count);
        var next = 0;
        for (; _pieces.TryDequeue(out var piece) && next < count; kept = kept[Math.Min(piece.Length, kept.Length)..])
            next = Take(piece.AsSpan(0, Math.Min(piece.Length, kept.Length)), kept, taken, next);
        _pieces.Clear();
        (_last, _used, Count) = ([], 0, 0);
        return taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Take(ReadOnlySpan<T> piece, ReadOnlySpan<byte> kept, Span<T> taken, int next)
    {
        for (var i = 0; i < piece.Length && next < taken.Length; i++)
        {
            taken[next] = piece[i]; // what is not kept is written over: no one could guess the branch
            next += kept[i];
        }

        return next;
    }

    private void AddPiece()
    {
        _last = LargeArray.Uninitialized<T>(Math.Clamp(_last.Length * 2, FirstPiece, GreatestPiece));
        _used = 0;
        _pieces.Enqueue(_last);
    }
}
