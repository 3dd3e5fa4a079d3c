using AmazonRec.Compute.Factors;

namespace AmazonRec.Features;

/// <summary>Looks for the nearest among all pairs of some items: a scan in single precision, then in double the few that matter.</summary>
internal sealed class AllPairs
{
    private const float Rounding = 1f / (1 << 24);

    private readonly FeatureMatrix _features;
    private readonly IReadOnlyList<int> _items;
    private readonly int _count;
    private readonly float[] _units;
    private readonly double[] _lengths;
    private readonly int[] _nearest;

    /// <summary>Takes the items' rows, brought to length 1 for the scan.</summary>
    public AllPairs(FeatureMatrix features, IReadOnlyList<int> items, int count)
    {
        (_features, _items, _count) = (features, items, count);
        _units = new float[(long)items.Count * features.Width];
        _lengths = new double[items.Count];
        for (var place = 0; place < items.Count; place++)
        {
            var row = features.Row(items[place]);
            _lengths[place] = Math.Sqrt(Dot(row, row));
            if (_lengths[place] == 0) continue;
            var unit = _units.AsSpan(place * features.Width, features.Width);
            for (var column = 0; column < unit.Length; column++) unit[column] = (float)(row[column] / _lengths[place]);
        }

        Scan = new FactorScan(_units, new float[items.Count], features.Width);
        _nearest = new int[items.Count * count];
    }

    /// <summary>Holds the rows as the scan reads them.</summary>
    public FactorScan Scan { get; }

    /// <summary>[items, count] row-major: the places found so far.</summary>
    public int[] Nearest => _nearest;

    /// <summary>Finds the nearest of a block of items.</summary>
    /// <param name="first">The place of its first item.</param>
    public void Find(int first)
    {
        var width = _features.Width;
        var lists = new ScanList[Math.Min(FactorScan.BlockUsers, _items.Count - first)];
        for (var i = 0; i < lists.Length; i++) lists[i] = new ScanList(_count, Least, [first + i]);
        Scan.Run(_units.AsSpan(first * width, lists.Length * width), lists);
        for (var i = 0; i < lists.Length; i++)
        {
            var place = first + i;
            var best = lists[i].Items().Select(other => (Other: other, Cosine: Cosine(place, other)))
                .OrderByDescending(near => near.Cosine).ThenBy(near => near.Other).Take(_count).ToArray();
            for (var rank = 0; rank < best.Length; rank++) _nearest[(place * _count) + rank] = best[rank].Other;
        }
    }

    /// <summary>The least score in single precision that may belong to one not below the last of the nearest: both may be off.</summary>
    private float Least(float last) => last - (((2 * _features.Width) + 8) * Rounding);

    /// <summary>A row of zeros is like nothing.</summary>
    private double Cosine(int a, int b)
    {
        var both = _lengths[a] * _lengths[b];
        return both > 0 ? Dot(_features.Row(_items[a]), _features.Row(_items[b])) / both : 0;
    }

    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var column = 0; column < a.Length; column++) sum += (double)a[column] * b[column];
        return sum;
    }
}
