namespace AmazonRec.Studies.Figures;

/// <summary>A picture of numbers as data: what it shows, and nothing of how it is drawn.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="XTitle">Of the x axis.</param>
/// <param name="YTitle">Of the y axis.</param>
[
    TypeFormatterSource(
        typeof(ChartFormatters), PreferredMimeTypes = ["application/vnd.plotly.v1+json", "image/svg+xml", "text/html", "text/plain"])]
public abstract record Chart(string Title, string XTitle, string YTitle);
