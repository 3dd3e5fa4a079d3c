namespace AmazonRec.Engines;

/// <summary>Who rated what.</summary>
/// <param name="Users">User code of each row.</param>
/// <param name="Items">Item code of each row.</param>
public sealed record RatedPairs(int[] Users, int[] Items)
{
    /// <summary>Rating of each row, for what trains on all rows at once; empty where nobody needs them.</summary>
    public float[] Ratings { get; init; } = [];
}
