namespace AmazonRec.Data.Downloads;

/// <summary>What of a set a file holds.</summary>
public enum SetPart
{
    /// <summary>Ratings without words.</summary>
    Ratings,

    /// <summary>Every review, words and all.</summary>
    Reviews,

    /// <summary>Reviews of users and items that have at least five each; for 2023, ratings only.</summary>
    FiveCore,

    /// <summary>Titles, descriptions, categories, prices and image addresses of the items.</summary>
    Metadata,
}
