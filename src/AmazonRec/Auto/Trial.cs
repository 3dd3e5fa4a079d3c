using AmazonRec.Training;

namespace AmazonRec.Auto;

/// <summary>A candidate that was trained on rows that leave the held-out ones alone.</summary>
/// <param name="Candidate">What was trained.</param>
/// <param name="Epochs">Epochs that were kept, on the mean.</param>
/// <param name="Predictions">Of all held-out rows, split by split; none where a training diverged.</param>
/// <param name="Rmse">On them; NaN where a training diverged.</param>
internal sealed record Trial(Candidate Candidate, int Epochs, float[] Predictions, double Rmse)
{
    /// <summary>What was trained, where it is not trained anew.</summary>
    public TrainedModel? Fit { get; init; }

    /// <summary>Whether it may be a part of a blend: it was trained, and did not do best by not being trained.</summary>
    public bool IsUsable => !double.IsNaN(Rmse) && (Candidate.IsBaseline || Epochs > 0);

    /// <summary>For the report.</summary>
    public AutoTrial Report() => new(Candidate.Model, Candidate.InWords(), Rmse, Epochs);
}
