using AmazonRec.Engines;

namespace AmazonRec.Training;

/// <summary>The batches of every epoch, wherever the rows lie. Their order is drawn by seed and epoch alone: any batch can be had again.</summary>
internal interface IBatches
{
    /// <summary>Steps of an epoch.</summary>
    int PerEpoch { get; }

    /// <summary>One batch, valid until the next is asked for.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="step">Of the epoch, from 0.</param>
    Batch At(int epoch, int step);
}
