namespace AmazonRec.Studies.Figures;

/// <summary>Numbers of a grid as colours.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="XTitle">Of the columns.</param>
/// <param name="YTitle">Of the rows.</param>
/// <param name="Columns">Their names, from left to right.</param>
/// <param name="Rows">Their names, from top to bottom.</param>
/// <param name="Values">A number for each column of each row; NaN for none.</param>
public sealed record HeatMap(
    string Title, string XTitle, string YTitle,
    IReadOnlyList<string> Columns, IReadOnlyList<string> Rows, IReadOnlyList<IReadOnlyList<double>> Values) : Chart(Title, XTitle, YTitle)
{
    /// <summary>How values are written, as a .NET number format.</summary>
    public string Format { get; init; } = "0.##";

    /// <summary>The scale of the colours, from the least value to the greatest.</summary>
    public Axis Scale() => Axis.Over(Values.SelectMany(row => row).Where(double.IsFinite).DefaultIfEmpty(0), log: false);
}
