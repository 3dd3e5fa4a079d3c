namespace AmazonRec.Training;

/// <summary>What one pass over the training rows came to.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainLoss">Mean loss over the rows, each as it was when its batch came; dropout is on.</param>
/// <param name="ValidationLoss">Loss on the validation rows after the epoch, dropout off; null without such rows.</param>
/// <param name="LearningRate">Of the epoch's last step.</param>
/// <param name="Seconds">Wall time of training and validation.</param>
public sealed record EpochResult(int Epoch, double TrainLoss, double? ValidationLoss, double LearningRate, double Seconds)
{
    /// <summary>
    /// The metrics of <see cref="TrainingOptions.Metrics"/> on the validation rows, by name and in their order; null where none is asked
    /// for.
    /// </summary>
    public IReadOnlyDictionary<string, double>? Metrics { get; init; }

    /// <summary>The same, counted on from the epochs of earlier phases.</summary>
    internal EpochResult After(int before) => this with { Epoch = before + Epoch };
}
