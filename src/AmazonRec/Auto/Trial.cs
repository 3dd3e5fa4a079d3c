using AmazonRec.Training;

namespace AmazonRec.Auto;

/// <summary>A candidate that was trained on rows that leave the held-out ones alone.</summary>
/// <param name="Candidate">What was trained.</param>
/// <param name="Fits">One for each inner split; null where one diverged.</param>
/// <param name="Predictions">Of all held-out rows, split by split.</param>
/// <param name="Rmse">On them; NaN where one diverged.</param>
internal sealed record Trial(Candidate Candidate, IReadOnlyList<TrainedModel>? Fits, float[] Predictions, double Rmse)
{
    /// <summary>Epochs that were kept, on the mean.</summary>
    public int Epochs => Fits is null ? 0 : (int)Math.Round(Fits.Average(fit => fit.History.KeptEpoch));

    /// <summary>Whether it may be a part of a blend: it was trained, and did not do best by not being trained.</summary>
    public bool IsUsable => Fits is not null && (Candidate.IsBaseline || Epochs > 0);

    /// <summary>For the report.</summary>
    public AutoTrial Report() => new(Candidate.Model, Candidate.InWords(), Rmse, Epochs);
}
