namespace AmazonRec.Studies.Figures;

/// <summary>Samples side by side, each as a box.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="XTitle">Of the x axis.</param>
/// <param name="YTitle">Of the y axis.</param>
/// <param name="Boxes">At least one.</param>
public sealed record BoxChart(string Title, string XTitle, string YTitle, IReadOnlyList<Box> Boxes) : Chart(Title, XTitle, YTitle)
{
    /// <summary>The y axis, between round numbers.</summary>
    public Axis Y() => Axis.Around(Boxes.SelectMany(b => b.Outliers.Append(b.Low).Append(b.High)), log: false);
}
