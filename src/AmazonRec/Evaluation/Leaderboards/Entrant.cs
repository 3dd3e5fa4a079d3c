using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Leaderboards;

/// <summary>Who takes part in a leaderboard.</summary>
/// <param name="Name">What the leaderboard calls it.</param>
/// <param name="Predictions">Its test rows, the same as all others'; of folds, all together.</param>
/// <param name="Seconds">Wall time of fitting and predicting; NaN where it is not known.</param>
public sealed record Entrant(string Name, Predictions Predictions, double Seconds)
{
    /// <summary>Whether it is a trivial baseline.</summary>
    public bool IsBaseline { get; init; }

    /// <summary>NDCG of its lists with its interval; null where no lists were made.</summary>
    public Interval? Ndcg { get; init; }
}
