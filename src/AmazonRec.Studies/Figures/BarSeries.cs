using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Studies.Figures;

/// <summary>Bars of one colour.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Values">One for each category, from 0; NaN for none.</param>
public sealed record BarSeries(string Name, IReadOnlyList<double> Values)
{
    /// <summary>What each value may as well be, drawn as a whisker; null for none.</summary>
    public IReadOnlyList<Interval>? Intervals { get; init; }
}
