using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Studies.Figures;

/// <summary>Dots of one colour.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Values">One for each row; NaN where there is none.</param>
public sealed record DotSeries(string Name, IReadOnlyList<double> Values)
{
    /// <summary>What each may as well be, drawn as a line through the dot; null for none.</summary>
    public IReadOnlyList<Interval>? Intervals { get; init; }
}
