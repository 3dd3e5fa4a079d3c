namespace AmazonRec.Models;

/// <summary>What an id stands for.</summary>
public enum Entity
{
    /// <summary>Who rates.</summary>
    User,

    /// <summary>What is rated.</summary>
    Item,
}
