namespace AmazonRec.Training;

/// <summary>The loss is no longer a number: the steps were too long.</summary>
public sealed class DivergedException(int epoch) : Exception(
    $"Training diverged: the loss is no longer a finite number in epoch {epoch}. Lower the learning rate (--lr), or use a larger batch "
    + "(--batch).")
{
    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; } = epoch;
}
