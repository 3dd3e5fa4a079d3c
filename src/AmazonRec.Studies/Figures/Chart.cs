namespace AmazonRec.Studies.Figures;

/// <summary>A picture of numbers as data: what it shows, and nothing of how it is drawn.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="XTitle">Of the x axis.</param>
/// <param name="YTitle">Of the y axis.</param>
[
    TypeFormatterSource(
        typeof(ChartFormatters), PreferredMimeTypes = [ChartForms.Plotly, ChartForms.Svg, ChartForms.Html, ChartForms.Plain])]
public abstract record Chart(string Title, string XTitle, string YTitle);
