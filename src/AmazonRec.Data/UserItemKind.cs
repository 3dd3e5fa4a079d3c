namespace AmazonRec.Data;

/// <summary>What the rows of a file say of a user and an item, by which its columns are told.</summary>
public enum UserItemKind
{
    /// <summary>What a tool recommends: user, item, and a rank or a score where there is one.</summary>
    Lists,

    /// <summary>What users took: user, item, and a rating where there is one. A file of ratings or reviews will do.</summary>
    Truth,

    /// <summary>What a tool predicts: user, item, rating, prediction.</summary>
    Predictions,
}
