using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Engines;

namespace AmazonRec.Training;

/// <summary>Training rows that can be had in any order, a batch at a time.</summary>
internal sealed class ShuffledRows
{
    private readonly Pair[] _rows;
    private readonly int[] _users;
    private readonly int[] _items;
    private readonly float[] _ratings;

    /// <param name="train">The rows.</param>
    /// <param name="batchSize">Most rows of a batch.</param>
    public ShuffledRows(Ratings train, int batchSize)
        : this(new Pair[train.Count], batchSize)
    {
        for (var row = 0; row < _rows.Length; row++) _rows[row] = new Pair(train.User[row], train.Item[row], train.Value[row]);
    }

    /// <param name="rows">The rows.</param>
    /// <param name="batchSize">Most rows of a batch.</param>
    public ShuffledRows(Pair[] rows, int batchSize)
    {
        _rows = rows;
        var most = Math.Min(batchSize, rows.Length);
        (_users, _items, _ratings) = (new int[most], new int[most], new float[most]);
    }

    /// <summary>The batch of the first <paramref name="count"/> rows of an order, valid until the next is asked for.</summary>
    public Batch At(ReadOnlySpan<int> order, int count)
    {
        PairKernels.Gather(_rows, order, _users.AsSpan(0, count), _items.AsSpan(0, count), _ratings.AsSpan(0, count));
        return new Batch(_users.AsSpan(0, count), _items.AsSpan(0, count), _ratings.AsSpan(0, count));
    }
}
