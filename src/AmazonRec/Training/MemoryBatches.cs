using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Engines;

namespace AmazonRec.Training;

/// <summary>Batches of rows in memory, in an order of all rows that is drawn anew for every epoch.</summary>
internal sealed class MemoryBatches(Ratings train, TrainingOptions options) : IBatches
{
    private readonly ShuffledRows? _rows = options.Optimizer.TakesAllRows ? null : new(train, options.BatchSize);
    private int[] _order = [];
    private int _orderedEpoch;

    /// <inheritdoc/>
    public int PerEpoch { get; } = options.StepsPerEpoch(train.Count);

    /// <inheritdoc/>
    public Batch At(int epoch, int step)
    {
        if (_rows is null) return new Batch(train.User, train.Item, train.Value);
        if (epoch != _orderedEpoch)
            (_order, _orderedEpoch) = (RandomSource.For(options.Seed, "shuffle", (uint)epoch).Permutation(train.Count), epoch);
        var start = step * options.BatchSize;
        var count = Math.Min(options.BatchSize, train.Count - start);
        return _rows.At(_order.AsSpan(start), count);
    }
}
