namespace AmazonRec.Features;

/// <summary>What is done to the numbers of items before a model reads them.</summary>
public enum FeatureScaling
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Each column to mean 0 and standard deviation 1 over the items that occur in training rows.</summary>
    Standardize,

    /// <summary>
    /// Each column to mean 0, and all divided by one number, so that the rows of items that occur in training rows have the mean square
    /// length 1: what varies little stays little, and many columns weigh no more than few.
    /// </summary>
    Unit,
}
