namespace AmazonRec.Data.Reading;

/// <summary>What a column of a file of lists, truths or predictions tells.</summary>
internal enum UserItemRole
{
    /// <summary>Nothing that is read: it is passed over.</summary>
    None,

    /// <summary>The user's id.</summary>
    User,

    /// <summary>The item's id.</summary>
    Item,

    /// <summary>The place in a list.</summary>
    Rank,

    /// <summary>What a list is ordered by, the highest first.</summary>
    Score,

    /// <summary>The rating that was given.</summary>
    Rating,

    /// <summary>The rating that is predicted.</summary>
    Prediction,
}
