namespace AmazonRec.Compute.Keys;

/// <summary>
/// Room for the keys of many tables, in few large arrays: scattered over small ones, each lookup would have to find the page first. Safe
/// for several threads at once.
/// </summary>
internal sealed class Slabs
{
    private const int First = 1 << 16;
    private const int Greatest = 1 << 25;

    private readonly Lock _one = new();
    private byte[] _last = [];
    private int _used;

    /// <summary>Some bytes, not cleared.</summary>
    public ArraySegment<byte> Take(int size)
    {
        lock (_one)
        {
            if (_last.Length - _used < size)
            {
                _last = LargeArray.Uninitialized<byte>(Math.Max(Math.Clamp(_last.Length * 2, First, Greatest), size));
                _used = 0;
            }

            _used += size;
            return new ArraySegment<byte>(_last, _used - size, size);
        }
    }
}
