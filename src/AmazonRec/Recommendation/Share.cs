namespace AmazonRec.Recommendation;

/// <summary>What one input of the model adds to a score.</summary>
/// <param name="Input"><c>user</c>, <c>product</c>, or the name of the item features: <c>text</c>, <c>image</c>.</param>
/// <param name="Stars">In stars, against the mean of that input over all users or items.</param>
public sealed record Share(string Input, double Stars);
