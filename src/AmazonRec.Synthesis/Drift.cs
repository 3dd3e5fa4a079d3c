namespace AmazonRec.Synthesis;

/// <summary>
/// How the world moves between the first day and the last: everyone's taste goes the same way, popularity moves on from item to item, and
/// ratings rise. Nothing moves at strength 0.
/// </summary>
/// <param name="Strength">0 to 1.</param>
internal readonly record struct Drift(double Strength)
{
    // Which way tastes go, an aspect each; eight topics lie along it as along the signs of their traits.
    private static ReadOnlySpan<sbyte> Directions => [1, -1, 1, -1];

    public bool Moves => Strength > 0;

    /// <summary>What is added to every user's taste for an aspect, on a day.</summary>
    public double Taste(int aspect, int day) => Strength * Place(day) * Directions[aspect];

    /// <summary>What is added to every opinion: from -0.6 to 0.6 at full strength, of opinions with variance 1.</summary>
    public double Opinion(int day) => 0.6 * Strength * Place(day);

    /// <summary>How many ranks popularity has moved on among so many items: up to a quarter of them.</summary>
    public int Ranks(int items, int day) => (int)(0.125 * Strength * (1 + Place(day)) * items);

    // -1 on the first day, 1 on the last.
    private static double Place(int day) =>
        2.0 * (day - SyntheticRatings.FirstDay) / (SyntheticRatings.LastDay - SyntheticRatings.FirstDay) - 1;
}
