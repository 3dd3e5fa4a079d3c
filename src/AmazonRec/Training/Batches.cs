using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Engines;

namespace AmazonRec.Training;

/// <summary>The batches of every epoch. Their order is drawn by seed and epoch alone, so that any batch can be had again.</summary>
internal sealed class Batches(Ratings train, TrainingOptions options)
{
    private readonly ShuffledRows? _rows = options.Optimizer.TakesAllRows ? null : new(train, options.BatchSize);
    private int[] _order = [];
    private int _orderedEpoch;

    /// <summary>Steps of an epoch.</summary>
    public int PerEpoch { get; } = options.StepsPerEpoch(train.Count);

    /// <summary>One batch, valid until the next is asked for.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="step">Of the epoch, from 0.</param>
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
