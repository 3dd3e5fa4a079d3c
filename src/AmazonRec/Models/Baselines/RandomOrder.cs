using AmazonRec.Compute;

namespace AmazonRec.Models.Baselines;

/// <summary>Ranks items at random, another way for each user: what no ranking may fall below.</summary>
public sealed class RandomOrder(ulong seed) : IItemRanker
{
    /// <inheritdoc/>
    public bool IsParallel => true;

    /// <inheritdoc/>
    public void ScoreItems(int user, Span<float> scores)
    {
        var source = RandomSource.For(seed, "random order", (uint)user);
        for (var item = 0; item < scores.Length; item++) scores[item] = source.Uniform((ulong)item);
    }
}
