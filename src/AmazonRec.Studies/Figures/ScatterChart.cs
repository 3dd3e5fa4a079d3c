namespace AmazonRec.Studies.Figures;

/// <summary>Points, with labels where they have some.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="XTitle">Of the x axis.</param>
/// <param name="YTitle">Of the y axis.</param>
/// <param name="Series">At least one.</param>
public sealed record ScatterChart(
    string Title, string XTitle, string YTitle, IReadOnlyList<ScatterSeries> Series) : Chart(Title, XTitle, YTitle)
{
    /// <summary>Whether the x axis goes by powers of ten; all x are above 0 then.</summary>
    public bool LogX { get; init; }

    /// <summary>Whether the y axis goes by powers of ten; all y are above 0 then.</summary>
    public bool LogY { get; init; }

    /// <summary>Lines across at some y, such as a baseline; none by default.</summary>
    public IReadOnlyList<Level> Levels { get; init; } = [];

    /// <summary>The x axis, between round numbers.</summary>
    public Axis X() => Axis.Around(Series.SelectMany(s => s.Points).Select(p => p.X), LogX);

    /// <summary>The y axis, between round numbers.</summary>
    public Axis Y() => Axis.Around(Series.SelectMany(s => s.Points).Select(p => p.Y).Concat(Levels.Select(l => l.Y)), LogY);
}
