namespace AmazonRec.Data.Reading;

/// <summary>What a column of a file, or a property of a JSON object, tells.</summary>
internal enum ColumnRole
{
    /// <summary>Nothing that is read: it is passed over.</summary>
    None,

    /// <summary>The user's id.</summary>
    User,

    /// <summary>The item's id.</summary>
    Item,

    /// <summary>The rating.</summary>
    Rating,

    /// <summary>The time.</summary>
    Time,

    /// <summary>The review's text.</summary>
    Text,
}
