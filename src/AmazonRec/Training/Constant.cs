using AmazonRec.Engines;

namespace AmazonRec.Training;

/// <summary>The optimiser's own learning rate, with its inverse-time decay if it has one, and its own momentum.</summary>
public sealed record Constant : Schedule
{
    /// <inheritdoc/>
    public override Step At(Optimizer optimizer, long number, long total) => Step.At(optimizer, number);
}
