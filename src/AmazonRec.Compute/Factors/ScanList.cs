namespace AmazonRec.Compute.Factors;

/// <summary>
/// One user's best items while a <see cref="FactorScan"/> goes over them: those that may be among the best few, some more at times.
/// </summary>
/// <param name="count">How many of the best are wanted.</param>
/// <param name="margin">From the score of the last of the wanted ones to the least score that may still belong to them.</param>
/// <param name="excluded">Items that are not to be listed, rising.</param>
public sealed class ScanList(int count, Func<float, float> margin, int[] excluded)
{
    private (int Item, float Score)[] _held = new (int, float)[(4 * count) + 64];
    private float[] _scores = [];
    private int _used;

    /// <summary>The least score that gets on the list.</summary>
    public float Least { get; private set; } = float.MinValue;

    /// <summary>Takes an item, if it is not excluded.</summary>
    public void Offer(int item, float score)
    {
        if (Array.BinarySearch(excluded, item) >= 0) return;
        if (_used == _held.Length) Shrink();
        if (score >= Least) _held[_used++] = (item, score);
    }

    /// <summary>The items, rising: all whose score is within the margin of the best few.</summary>
    public int[] Items()
    {
        Shrink();
        return [.. _held.Take(_used).Select(h => h.Item)];
    }

    private void Shrink()
    {
        if (_used > count)
        {
            if (_scores.Length < _used) _scores = new float[_held.Length];
            for (var i = 0; i < _used; i++) _scores[i] = -_held[i].Score;
            _scores.AsSpan(0, _used).Sort();
            Least = Math.Max(Least, margin(-_scores[count - 1]));
            var kept = 0;
            for (var i = 0; i < _used; i++)
                if (_held[i].Score >= Least) _held[kept++] = _held[i];
            _used = kept;
        }

        if (_used > _held.Length / 2) Array.Resize(ref _held, _held.Length * 2); // many equal scores
    }
}
