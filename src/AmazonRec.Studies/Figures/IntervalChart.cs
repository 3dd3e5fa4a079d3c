using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Studies.Figures;

/// <summary>Numbers side by side, each with its interval.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="XTitle">Of the x axis.</param>
/// <param name="YTitle">Of the y axis.</param>
/// <param name="Names">What the axis calls them.</param>
/// <param name="Intervals">One for each name; ends that are not known are not drawn.</param>
public sealed record IntervalChart(
    string Title, string XTitle, string YTitle, IReadOnlyList<string> Names, IReadOnlyList<Interval> Intervals)
    : Chart(Title, XTitle, YTitle)
{
    /// <summary>A line across, such as a baseline; null for none.</summary>
    public Level? Level { get; init; }

    /// <summary>The y axis, between round numbers around all ends.</summary>
    public Axis Y() => Axis.Around(
        Intervals.SelectMany(i => new[] { i.Low, i.Estimate, i.High }).Concat(Level is { } level ? [level.Y] : []), log: false);
}
