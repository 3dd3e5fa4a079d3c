namespace AmazonRec.Studies.Figures;

/// <summary>Bars for categories from 0 upwards; several series stand side by side in each category.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="XTitle">Of the x axis.</param>
/// <param name="YTitle">Of the y axis.</param>
/// <param name="Categories">Names of the categories, in order.</param>
/// <param name="Series">At least one, each with a value for each category.</param>
public sealed record BarChart(
    string Title,
    string XTitle,
    string YTitle,
    IReadOnlyList<string> Categories,
    IReadOnlyList<BarSeries> Series) : Chart(Title, XTitle, YTitle)
{
    /// <summary>How values are written, as a .NET number format.</summary>
    public string Format { get; init; } = "N0";
}
