using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Studies.Figures;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Points">At least one, by rising x.</param>
public sealed record Line(string Name, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>What the line may as well be at each point, drawn as a band; null for none.</summary>
    public IReadOnlyList<Interval>? Band { get; init; }
}
