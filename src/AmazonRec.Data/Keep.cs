namespace AmazonRec.Data;

/// <summary>Which one of several ratings of the same user and item stays.</summary>
public enum Keep
{
    /// <summary>The earliest, and of equal times the first in the file.</summary>
    First,

    /// <summary>The latest, and of equal times the last in the file.</summary>
    Last,

    /// <summary>The latest, with the mean of all their ratings: a number that need not be on the scale of stars.</summary>
    Mean,
}
