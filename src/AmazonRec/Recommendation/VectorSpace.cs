namespace AmazonRec.Recommendation;

/// <summary>Where items are near each other.</summary>
public enum VectorSpace
{
    /// <summary>What the model learned of the items from ratings, and of their content where both are one row.</summary>
    Factors,

    /// <summary>The items' content as the model reads it: text, pictures.</summary>
    Content,
}
