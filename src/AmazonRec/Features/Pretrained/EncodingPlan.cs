namespace AmazonRec.Features.Pretrained;

/// <summary>Which of many items are still to be encoded: what the cache holds, or an equal item gives, is not done again.</summary>
internal sealed class EncodingPlan
{
    private readonly int[] _first; // the first item of the same content
    private readonly int _width;

    /// <param name="keys">Of the items; null for one that can't be encoded.</param>
    /// <param name="width">Numbers per item.</param>
    /// <param name="cache">What is known already.</param>
    public EncodingPlan(IReadOnlyList<UInt128?> keys, int width, EncodingCache? cache)
    {
        (_width, _first, Values) = (width, new int[keys.Count], new float[checked(keys.Count * width)]);
        var (firsts, missing) = (new Dictionary<UInt128, int>(), new List<int>());
        for (var item = 0; item < _first.Length; item++)
        {
            _first[item] = item;
            if (keys[item] is not { } key) continue;
            if (!firsts.TryAdd(key, item)) _first[item] = firsts[key];
            else if (cache is null || !cache.TryRead(key, Row(item))) missing.Add(item);
        }

        Missing = [.. missing];
    }

    /// <summary>[items, width] row-major.</summary>
    public float[] Values { get; }

    /// <summary>Items to encode.</summary>
    public int[] Missing { get; }

    /// <summary>The first item of the same content as one.</summary>
    public int FirstOf(int item) => _first[item];

    /// <summary>Where an item's numbers belong.</summary>
    public Span<float> Row(int item) => Values.AsSpan(item * _width, _width);

    /// <summary>Gives equal items the numbers of the first of them.</summary>
    public void Finish()
    {
        for (var item = 0; item < _first.Length; item++)
            if (_first[item] != item) Row(_first[item]).CopyTo(Row(item));
    }
}
