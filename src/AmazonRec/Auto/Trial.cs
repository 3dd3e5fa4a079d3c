using AmazonRec.Training;

namespace AmazonRec.Auto;

/// <summary>A candidate that was trained on rows that leave the held-out ones alone.</summary>
/// <param name="Candidate">What was trained.</param>
/// <param name="Epochs">Epochs that were kept, on the mean.</param>
/// <param name="Predictions">Of all held-out rows, split by split; none where a training diverged.</param>
/// <param name="Rmse">On them; NaN where a training diverged.</param>
internal sealed record Trial(Candidate Candidate, int Epochs, float[] Predictions, double Rmse)
{
    private const double AsLearned = 2.0 / 3; // of the squared training error

    /// <summary>The loss on the training rows, on the mean; null of what is not trained in epochs.</summary>
    public double? TrainLoss { get; init; }

    /// <summary>
    /// Whether training anew came to something else than was weighed: a training loss of less than two thirds tells that rows were learned
    /// by heart that the trial did not learn so. Sampling may do that on few rows, and all on a sudden.
    /// </summary>
    /// <param name="again">What was trained anew.</param>
    public bool DiffersFrom(TrainedModel again) => again.History.Kept?.TrainLoss < AsLearned * TrainLoss;

    /// <summary>What was trained, where it is not trained anew.</summary>
    public TrainedModel? Fit { get; init; }

    /// <summary>Whether it may be a part of a blend: it was trained, and did not do best by not being trained.</summary>
    public bool IsUsable => !double.IsNaN(Rmse) && (Candidate.IsBaseline || Epochs > 0);

    /// <summary>For the report.</summary>
    public AutoTrial Report() => new(Candidate.Model, Candidate.InWords(), Rmse, Epochs);
}
