namespace AmazonRec.Studies.Figures;

/// <summary>Small charts side by side on the same axes, one line each: small multiples (Tufte 1983).</summary>
/// <param name="Title">Above them.</param>
/// <param name="XTitle">Of all x axes.</param>
/// <param name="YTitle">Of all y axes.</param>
/// <param name="Panels">One for each chart; its name stands above it. At least one.</param>
public sealed record PanelChart(string Title, string XTitle, string YTitle, IReadOnlyList<Line> Panels) : Chart(Title, XTitle, YTitle)
{
    /// <summary>Whether each has the line on which x and y are equal; both axes are the same then.</summary>
    public bool HasDiagonal { get; init; }

    /// <summary>The x axis of all.</summary>
    public Axis X() => HasDiagonal ? Both() : Axis.Around(Panels.SelectMany(p => p.Points).Select(p => p.X), log: false);

    /// <summary>The y axis of all.</summary>
    public Axis Y() => HasDiagonal ? Both() : Axis.Around(Panels.SelectMany(p => p.Points).Select(p => p.Y), log: false);

    private Axis Both() => Axis.Around(Panels.SelectMany(p => p.Points).SelectMany(p => new[] { p.X, p.Y }), log: false);
}
