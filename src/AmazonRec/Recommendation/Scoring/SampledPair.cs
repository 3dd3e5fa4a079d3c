using AmazonRec.Models;
using AmazonRec.Models.Bayesian;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>Where the rows of a user and of an item hold rounds of Gibbs sampling, which tell how sure a prediction is.</summary>
/// <param name="Rows">How they hold them.</param>
/// <param name="User">Where in a user's row.</param>
/// <param name="Item">Where in an item's row.</param>
internal sealed record SampledPair(SampledRows Rows, Range User, Range Item)
{
    /// <summary>Those of a model; null for one whose rows hold no rounds.</summary>
    public static SampledPair? Find(ModelParts parts)
    {
        return SampledRows.Find(parts.Model) is { } rows
            ? new(rows, PlaceOf(parts.Users, Entity.User), PlaceOf(parts.Items, Entity.Item))
            : null;

        Range PlaceOf(EntityRows all, Entity entity) => all.PlaceOf(SampledRows.WeightOf(parts.Model, parts.Shape, entity).Name);
    }

    /// <summary>How far a rating lies from its prediction, as one standard deviation.</summary>
    /// <param name="user">All of the user's row.</param>
    /// <param name="item">All of the item's row.</param>
    public double Deviation(float[] user, float[] item) => Rows.Deviation(user.AsSpan(User), item.AsSpan(Item));
}
