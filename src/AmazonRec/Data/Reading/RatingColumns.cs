using AmazonRec.Compute;
using AmazonRec.Compute.Keys;

namespace AmazonRec.Data.Reading;

/// <summary>Columns of some rows, ids numbered as they came.</summary>
internal sealed class RatingColumns(int[] user, int[] item, float[] value, long[] time, ulong[]? textHash)
{
    private int[]? _user = user;
    private int[]? _item = item;
    private float[]? _value = value;
    private long[]? _time = time;
    private ulong[]? _textHash = textHash;

    /// <summary>How many rows there are.</summary>
    public int Count { get; } = value.Length;

    /// <summary>The ratings of all rows, coded in the order of their ids. The parts are emptied column by column: not all are there twice.</summary>
    public static Ratings Join(IReadOnlyList<RatingColumns> parts, KeyPartitions users, KeyPartitions items, int threads)
    {
        var sortedUsers = SortedKeys.Of(users, threads);
        users.Clear();
        var user = Recode(Concat(parts, p => Take(ref p._user)), sortedUsers, threads);
        var sortedItems = SortedKeys.Of(items, threads);
        items.Clear();
        var item = Recode(Concat(parts, p => Take(ref p._item)), sortedItems, threads);
        var value = Concat(parts, p => Take(ref p._value));
        var time = Concat(parts, p => Take(ref p._time));
        var textHash = parts.Count > 0 && parts[0]._textHash is not null ? Concat(parts, p => Take(ref p._textHash)) : null;
        return new Ratings(new Vocabulary(sortedUsers), new Vocabulary(sortedItems), user, item, value, time) { TextHash = textHash };
    }

    private static T[] Concat<T>(IReadOnlyList<RatingColumns> parts, Func<RatingColumns, T[]> take)
    {
        var all = GC.AllocateUninitializedArray<T>(checked(parts.Sum(p => p.Count)));
        var row = 0;
        foreach (var part in parts)
        {
            take(part).CopyTo(all, row);
            row += part.Count;
        }

        return all;
    }

    private static T[] Take<T>(ref T[]? column)
    {
        var taken = column!;
        column = null;
        return taken;
    }

    private static int[] Recode(int[] numbers, SortedKeys keys, int threads)
    {
        const int Rows = 1 << 18;
        Workers.Shared.Run((numbers.Length + Rows - 1) / Rows, threads, task =>
        {
            foreach (ref var number in numbers.AsSpan(task * Rows, Math.Min(Rows, numbers.Length - (task * Rows)))) number = keys[number];
        });
        return numbers;
    }
}
