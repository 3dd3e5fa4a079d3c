using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Leaderboards;

/// <summary>What one line of a leaderboard differs by from another on the same rows.</summary>
/// <param name="Rmse">How much larger its RMSE is, with an interval drawn by users; below 0 is better.</param>
/// <param name="PValue">Of the t test with users as clusters, adjusted by Holm for all tests of the leaderboard.</param>
public readonly record struct LeaderboardDifference(Interval Rmse, double PValue)
{
    /// <summary>Whether a difference can be claimed.</summary>
    public bool IsSure => PValue < MultipleComparisons.Threshold;
}
