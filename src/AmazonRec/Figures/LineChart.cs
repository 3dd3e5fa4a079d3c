namespace AmazonRec.Figures;

/// <summary>A line over a logarithmic x axis.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="XTitle">Of the x axis.</param>
/// <param name="YTitle">Of the y axis.</param>
/// <param name="Points">At least two, by rising x; x above 0.</param>
/// <param name="MarkX">An x to point out.</param>
/// <param name="MarkLabel">What is said of it.</param>
public sealed record LineChart(string Title, string XTitle, string YTitle, IReadOnlyList<(double X, double Y)> Points, double MarkX, string MarkLabel)
{
    /// <summary>Where an x lies between the ends of the axis, 0 to 1.</summary>
    public double XShare(double x) => Math.Log(x / Points[0].X) / Math.Log(Points[^1].X / Points[0].X);

    /// <summary>The powers of ten on the x axis.</summary>
    public IEnumerable<double> Decades()
    {
        for (var exponent = (int)Math.Ceiling(Math.Log10(Points[0].X) - 1e-9); exponent <= Math.Log10(Points[^1].X) + 1e-9; exponent++) yield return Math.Pow(10, exponent);
    }
}
