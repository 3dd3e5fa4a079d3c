using System.Text.Json.Serialization;

namespace AmazonRec.Training;

/// <summary>
/// Stops when the validation loss, or a metric, no longer gets better, and goes back to the weights of its best epoch, unless told to keep
/// the last.
/// </summary>
/// <param name="Patience">Epochs without improvement that are waited for.</param>
/// <param name="MinDelta">By how much it must get better to count as improved.</param>
public sealed record EarlyStopping(int Patience, double MinDelta = 0)
{
    /// <summary>Name of the metric in <see cref="TrainingOptions.Metrics"/> to go by; null for the validation loss.</summary>
    public string? By { get; init; }

    /// <summary>
    /// Whether the weights of the last epoch are kept, as Keras does unless told to restore the best. If the loss stops being a number, the
    /// best are kept all the same.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool KeepsLast { get; init; }

    /// <summary>
    /// Whether the start counts as epoch 0: where no epoch is better, training ends with the weights that it began with. For a start that
    /// predicts well (<see cref="StartingPoint.TunedBias"/>).
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool CountsStart { get; init; }
}
