using AmazonRec.Evaluation.Ranking;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>
/// Which items can be among the best, by scores that a fast path computed and that may differ from the network's own in their last digits.
/// So whatever order of sums a fast path takes, the list that is made of the shortlist's exact scores is the same.
/// </summary>
internal static class Shortlist
{
    /// <summary>More than scores differ by between one order of sums and another, in stars and as a share of the score.</summary>
    public const float Slack = 1e-4f;

    /// <summary>The items, by code.</summary>
    /// <param name="scores">Of every item.</param>
    /// <param name="open">Which items may be recommended at all.</param>
    /// <param name="count">How many are wanted.</param>
    /// <exception cref="ArgumentException">A score is no number.</exception>
    public static int[] Top(ReadOnlySpan<float> scores, ReadOnlySpan<bool> open, int count)
    {
        var best = new BestItems(count);
        for (var item = 0; item < scores.Length; item++)
        {
            if (float.IsNaN(scores[item]))
                throw new ArgumentException($"The score of item {item} is no number: the weights are damaged, or training diverged.");
            if (open[item]) best.Offer(item, scores[item]);
        }

        var found = best.Items();
        if (found.Length < count) return [.. found.Order()];
        var last = scores[found[^1]];
        var least = last - (Slack * (1 + Math.Abs(last)));
        var shortlist = new List<int>(count + 8);
        for (var item = 0; item < scores.Length; item++)
            if (open[item] && scores[item] >= least) shortlist.Add(item);
        return [.. shortlist];
    }

    /// <summary>The best of a shortlist by their exact scores; of equal scores the earlier id is better.</summary>
    public static Candidate[] Best(ReadOnlySpan<int> items, ReadOnlySpan<float> scores, int count)
    {
        var candidates = new Candidate[items.Length];
        for (var i = 0; i < items.Length; i++) candidates[i] = new Candidate(items[i], scores[i]);
        Array.Sort(candidates, (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Item.CompareTo(b.Item));
        return candidates.Length <= count ? candidates : candidates[..count];
    }
}
