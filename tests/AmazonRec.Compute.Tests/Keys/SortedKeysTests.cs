using System.Text;
using AmazonRec.Compute.Keys;

namespace AmazonRec.Compute.Tests.Keys;

public sealed class SortedKeysTests
{
    [Theory]
    [InlineData("A{0}", 50_000)]
    [InlineData("the same beginning for every key, longer than eight bytes {0} and end", 20_000)]
    [InlineData("{0}", 3)]
    public void Distinct_keys_come_out_in_the_order_of_their_bytes(string pattern, int distinct)
    {
        var ids = Enumerable.Range(0, distinct * 2)
            .Select(i => string.Format(null, CompositeFormat.Parse(pattern), (long)i * 7919 % distinct)).ToArray();
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), Sorted(ids, out var places));
        var order = ids.Distinct().Order(StringComparer.Ordinal).Select((id, n) => (id, n)).ToDictionary(p => p.id, p => p.n);
        Assert.Equal(ids.Select(id => order[id]), places);
    }

    [Fact]
    public void Keys_that_begin_like_others_and_keys_with_zero_bytes_keep_their_order()
    {
        string[] ids = ["b", "a\0\0", "a", "", "a\0", "abcdefghi", "abcdefgh", "abcdefghij", "ü", "z", "\ud83d\ude00", "\uffee"];
        Assert.Equal(
            ["", "a", "a\0", "a\0\0", "abcdefgh", "abcdefghi", "abcdefghij", "b", "z", "ü", "\uffee", "\ud83d\ude00"], Sorted(ids, out _));
    }

    private static string[] Sorted(string[] ids, out int[] places)
    {
        var text = ids.SelectMany(Encoding.UTF8.GetBytes).ToArray();
        var keys = new Key[ids.Length];
        for (var (i, at) = (0, 0); i < ids.Length; at += keys[i++].Length) keys[i] = Key.Of(text, at, Encoding.UTF8.GetByteCount(ids[i]));
        var (order, bounds, numbers) = (new int[ids.Length], new int[KeyPartitions.Tables + 1], new int[ids.Length]);
        KeyPartitions.Sort(keys, order, bounds);
        var partitions = new KeyPartitions();
        for (var t = 0; t < KeyPartitions.Tables; t++) partitions.Look(t, text, keys, order.AsSpan(bounds[t]..bounds[t + 1]), numbers);
        var sorted = SortedKeys.Sort(partitions, threads: 2);
        places = [.. numbers.Select(n => sorted[n])];
        return [.. sorted.Ends.Select((end, i) => Encoding.UTF8.GetString(sorted.Packed.AsSpan((i == 0 ? 0 : sorted.Ends[i - 1])..end)))];
    }
}
