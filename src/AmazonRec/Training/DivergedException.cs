using AmazonRec.Features;

namespace AmazonRec.Training;

/// <summary>The loss is no longer a number: the steps were too long.</summary>
/// <param name="epoch">The epoch, from 1.</param>
/// <param name="features">What the model read of the items; long rows of these make long steps.</param>
public sealed class DivergedException(int epoch, IReadOnlyList<ItemFeatures>? features = null) : Exception(
    $"Training diverged: the loss is no longer a finite number in epoch {epoch}. Lower the learning rate (--lr), or use a larger batch "
    + $"(--batch).{Scaling(features ?? [])}")
{
    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; } = epoch;

    private static string Scaling(IReadOnlyList<ItemFeatures> features)
    {
        var longer = features.Where(f => f.Report?.Scaling != FeatureScaling.Unit).Select(f => f.Name).ToArray();
        return longer.Length == 0
            ? ""
            : $" Or bring the rows of the item features to length 1: {string.Join(" ", longer.Select(name => $"--scaling {name}=unit"))}.";
    }
}
