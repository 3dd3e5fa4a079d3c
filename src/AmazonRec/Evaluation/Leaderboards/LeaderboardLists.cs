using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Models;

namespace AmazonRec.Evaluation.Leaderboards;

/// <summary>How good the lists of a leaderboard's models are, in one number.</summary>
public static class LeaderboardLists
{
    /// <summary>Items of a list.</summary>
    public const int Length = 10;

    /// <summary>Users who are judged, at most; of more, so many are drawn.</summary>
    public const int MostUsers = 1000;

    /// <summary>NDCG of a ranker's lists on a split's test rows, with its interval over users; null where there is nobody to judge.</summary>
    /// <param name="ranker">Fitted on the split's training rows.</param>
    /// <param name="split">The rows.</param>
    /// <param name="seed">Of the draw of users: the same for all that are compared.</param>
    /// <param name="cancellation">Ends it between two users.</param>
    public static Interval? Ndcg(IItemRanker ranker, Split split, ulong seed, CancellationToken cancellation = default)
    {
        var options = new RankingOptions { Cutoffs = [Length], MostUsers = MostUsers, Seed = seed };
        return RankingEvaluation.NobodyToJudge(split, options) is null
            ? RankingEvaluation.Run(ranker, split, options, progress: null, cancellation).At[0].Ndcg
            : null;
    }
}
