namespace AmazonRec.Evaluation.Leaks;

/// <summary>What is reached on the rows that have a copy, or on those that have none.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="GlobalMean">The mean of all ratings learned from.</param>
/// <param name="UserMean">The mean of the user's, copies of the row among them; the global mean for a user without.</param>
/// <param name="ItemMean">The mean of the item's, likewise.</param>
public sealed record CopyGroup(int Rows, MeanErrors GlobalMean, MeanErrors UserMean, MeanErrors ItemMean)
{
    /// <summary>Memory alone: the mean rating of the row's own copies. Null for rows without.</summary>
    public MeanErrors? Memory { get; init; }

    /// <summary>The best of the three means where each row's own copies are left out of them. Null for rows without copies.</summary>
    public MeanErrors? WithoutCopies { get; init; }

    /// <summary>Models on the same rows, by name; null where none was measured.</summary>
    public IReadOnlyDictionary<string, MeanErrors>? Models { get; init; }
}
