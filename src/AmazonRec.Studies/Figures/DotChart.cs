namespace AmazonRec.Studies.Figures;

/// <summary>Numbers as dots, a row for each name, so that long names stay readable (Cleveland 1984).</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="XTitle">Of the x axis.</param>
/// <param name="Names">A row each, from top to bottom.</param>
/// <param name="Series">At least one; of a single one, the numbers stand in the rows, too.</param>
public sealed record DotChart(string Title, string XTitle, IReadOnlyList<string> Names, params IReadOnlyList<DotSeries> Series)
    : Chart(Title, XTitle, "")
{
    /// <summary>A line from top to bottom, such as a baseline; null for none.</summary>
    public Mark? Mark { get; init; }

    /// <summary>Dots beyond it are arrows at the right end, so that one number far off does not press the others together.</summary>
    public double Most { get; init; } = double.PositiveInfinity;

    /// <summary>How numbers are written, as a .NET number format.</summary>
    public string Format { get; init; } = "F4";

    /// <summary>The x axis, between round numbers around all dots and ends of intervals up to <see cref="Most"/>.</summary>
    public Axis X() => Axis.Around(
        Series.SelectMany(s => s.Values.Concat((s.Intervals ?? []).SelectMany(i => new[] { i.Low, i.High })))
            .Where(value => value <= Most).Concat(Mark is { } mark ? [mark.X] : []),
        log: false);
}
