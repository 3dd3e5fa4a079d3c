using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Leaderboards;

/// <summary>One line of a leaderboard.</summary>
/// <param name="Name">Who.</param>
/// <param name="IsBaseline">Whether it is a trivial baseline.</param>
/// <param name="Rmse">On all test rows, with an interval drawn by users.</param>
/// <param name="Mae">Likewise.</param>
/// <param name="Seconds">Wall time of fitting and predicting; NaN where it is not known.</param>
/// <param name="AgainstBaseline">What it differs by from the baseline; null for the baseline itself, and without one.</param>
/// <param name="AgainstBest">What it differs by from the best line; null for the best itself.</param>
/// <param name="Ndcg">NDCG of its lists; null where no lists were made.</param>
public sealed record LeaderboardLine(
    string Name, bool IsBaseline, Interval Rmse, Interval Mae, double Seconds, LeaderboardDifference? AgainstBaseline,
    LeaderboardDifference? AgainstBest, Interval? Ndcg);
