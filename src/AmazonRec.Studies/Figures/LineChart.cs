namespace AmazonRec.Studies.Figures;

/// <summary>Lines through points.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="XTitle">Of the x axis.</param>
/// <param name="YTitle">Of the y axis.</param>
/// <param name="Lines">At least one.</param>
public sealed record LineChart(string Title, string XTitle, string YTitle, IReadOnlyList<Line> Lines) : Chart(Title, XTitle, YTitle)
{
    /// <summary>Whether the x axis goes by powers of ten; all x are above 0 then.</summary>
    public bool LogX { get; init; }

    /// <summary>Whether the y axis goes by powers of ten; all y are above 0 then.</summary>
    public bool LogY { get; init; }

    /// <summary>An x to point out.</summary>
    public Mark? Mark { get; init; }

    /// <summary>The x axis, from the first point to the last.</summary>
    public Axis X() => Axis.Over(Lines.SelectMany(line => line.Points).Select(p => p.X), LogX);

    /// <summary>The y axis, from the lowest point or end of a band to the highest.</summary>
    public Axis Y() =>
        Axis.Over(
            Lines.SelectMany(line => line.Points.Select(p => p.Y).Concat((line.Band ?? []).SelectMany(b => new[] { b.Low, b.High }))),
            LogY);
}
