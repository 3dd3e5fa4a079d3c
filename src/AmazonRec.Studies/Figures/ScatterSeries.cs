namespace AmazonRec.Studies.Figures;

/// <summary>Points of one colour.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Points">In any order.</param>
public sealed record ScatterSeries(string Name, IReadOnlyList<ScatterPoint> Points);
