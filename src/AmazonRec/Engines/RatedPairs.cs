using AmazonRec.Models.Bayesian;

namespace AmazonRec.Engines;

/// <summary>Who rated what.</summary>
/// <param name="Users">User code of each row.</param>
/// <param name="Items">Item code of each row.</param>
public sealed record RatedPairs(int[] Users, int[] Items)
{
    /// <summary>Rating of each row, for what trains on all rows at once; empty where nobody needs them.</summary>
    public float[] Ratings { get; init; } = [];

    /// <summary>Time of each row in seconds since 1970, for what drifts in time; empty where nobody needs them.</summary>
    public long[] Times { get; init; } = [];

    /// <summary>When the ratings are made that are predicted.</summary>
    public Horizon Horizon { get; init; }
}
