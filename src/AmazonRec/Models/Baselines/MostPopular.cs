using AmazonRec.Data;

namespace AmazonRec.Models.Baselines;

/// <summary>Ranks items by how many training ratings they have, the same for everyone: what a ranking by taste has to beat.</summary>
public sealed class MostPopular(Ratings train) : IItemRanker
{
    private readonly float[] _counts = Array.ConvertAll(train.CountsPerItem(), count => (float)count);

    /// <inheritdoc/>
    public bool IsParallel => true;

    /// <inheritdoc/>
    public void ScoreItems(int user, Span<float> scores) => _counts.CopyTo(scores);
}
