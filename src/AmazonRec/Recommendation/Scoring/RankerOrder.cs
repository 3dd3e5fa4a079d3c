using System.Buffers;
using System.Security.Cryptography;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Rankers;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>The order that a run's ranker gives to items, for its users and for anybody who has chosen some.</summary>
internal sealed class RankerOrder(TrainedRanker ranker)
{
    /// <summary>What lists say that they were ranked by.</summary>
    public string InWords { get; } = $"{ranker.InWords}: what people choose";

    /// <summary>Whether anything is known of an item: who chose it, or what it is.</summary>
    public bool Knows(int item) => ranker.Chosen.UsersOf(item).Length > 0 || ranker.Ranker.HasContentOf(item);

    /// <summary>The best of the items that may be listed; of equal scores the earlier id is better.</summary>
    /// <param name="user">Code of a user of the run; -1 for someone new.</param>
    /// <param name="given">What someone new has rated, oldest first, each item once.</param>
    /// <param name="open">Which items may be listed.</param>
    /// <param name="size">How many are wanted, at most.</param>
    /// <exception cref="ArgumentException">A score is no number.</exception>
    public Candidate[] Best(int user, IReadOnlyList<(int Item, float Stars)> given, ReadOnlySpan<bool> open, int size)
    {
        var rented = ArrayPool<float>.Shared.Rent(open.Length);
        try
        {
            var scores = rented.AsSpan(0, open.Length);
            if (user >= 0) ranker.ScoreItems(user, scores);
            else ranker.Score(user, ChoicesOf(given), scores);
            var best = new BestItems(size);
            for (var item = 0; item < scores.Length; item++)
            {
                if (float.IsNaN(scores[item]))
                    throw new ArgumentException($"The ranker's score of item {item} is no number: the run is damaged. Train it again.");
                if (open[item]) best.Offer(item, scores[item]);
            }

            var items = best.Items();
            var candidates = new Candidate[items.Length];
            for (var place = 0; place < items.Length; place++) candidates[place] = new Candidate(items[place], scores[items[place]]);
            return candidates;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>64 hexadecimal digits of all that was learned.</summary>
    public string Hash()
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write)) Safetensors.Write(stream, ranker.Ranker.Weights);
        return Convert.ToHexStringLower(hash.Hash!);
    }

    /// <summary>What counts as chosen: what counted in training, if only liked items did.</summary>
    private Choices ChoicesOf(IReadOnlyList<(int Item, float Stars)> given)
    {
        var chosen = given.Where(one => !(one.Stars < ranker.Report?.ChosenFrom)).ToArray();
        return new Choices(Array.ConvertAll(chosen, one => one.Item), Array.ConvertAll(chosen, one => one.Stars));
    }
}
