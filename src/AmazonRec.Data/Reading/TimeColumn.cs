using AmazonRec.Compute;

namespace AmazonRec.Data.Reading;

/// <summary>Times in seconds since 1970, in four bytes each as long as all lie before 2106 and none before 1970.</summary>
internal sealed class TimeColumn
{
    private readonly GrowingColumn<uint> _short = new();
    private readonly GrowingColumn<long> _long = new(); // all of them, once one takes more
    private uint[] _block = [];

    /// <summary>Adds times at the end.</summary>
    public void Append(ReadOnlySpan<long> times)
    {
        if (_long.Count == 0 && !times.ContainsAnyExceptInRange(0L, uint.MaxValue))
        {
            if (_block.Length < times.Length) _block = new uint[times.Length];
            for (var i = 0; i < times.Length; i++) _block[i] = (uint)times[i];
            _short.Append(_block.AsSpan(0, times.Length));
            return;
        }

        if (_short.Count > 0) _long.Append(Wide(_short.TakeAll()));
        _long.Append(times);
    }

    /// <summary>All times; the column is empty then.</summary>
    public long[] TakeAll() => _long.Count > 0 ? _long.TakeAll() : Wide(_short.TakeAll());

    /// <summary>Some of them, as <see cref="GrowingColumn{T}.TakeWhere"/>.</summary>
    public long[] TakeWhere(ReadOnlySpan<byte> kept, int count) =>
        _long.Count > 0 ? _long.TakeWhere(kept, count) : Wide(_short.TakeWhere(kept, count));

    private static long[] Wide(ReadOnlySpan<uint> times)
    {
        var wide = LargeArray.Uninitialized<long>(times.Length);
        for (var i = 0; i < wide.Length; i++) wide[i] = times[i];
        return wide;
    }
}
