namespace AmazonRec.Data.Reading;

/// <summary>What a property of a review tells.</summary>
internal enum ReviewField
{
    /// <summary>The user's id.</summary>
    User,

    /// <summary>The item's id, or that of its variant where there is a parent.</summary>
    Item,

    /// <summary>The id of the product that the item is a variant of.</summary>
    Parent,

    /// <summary>The rating.</summary>
    Rating,

    /// <summary>The time.</summary>
    Time,

    /// <summary>The review's text.</summary>
    Text,

    /// <summary>Whether the shop knows of the purchase; looked at where only such reviews are kept.</summary>
    Verified,
}
