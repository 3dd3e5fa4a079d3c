using System.Text.RegularExpressions;
using System.Xml.Linq;
using AmazonRec.Data.Inspection;
using AmazonRec.Studies.Pages;
using AmazonRec.Testing.Data;

namespace AmazonRec.Studies.Tests.Pages;

public sealed partial class DataReportPageTests
{
    private const string Hostile = "<img src=x onerror=alert(1)>\"'&";

    private static readonly DataReport Report = DataReport.Measure(
        $"folder/{Hostile}.json",
        Written.Of([.. Enumerable.Range(0, 40).SelectMany(n => new[] { ($"u{n}", Hostile, $"text {n}"), ($"u{n}", "twin", $"text {n}") })]),
        metadata: new CatalogCoverage(Hostile, 2, 1, [new(Hostile, 1)]));

    private static readonly string Page = DataReportPage.Write(Report);

    [Fact]
    public void A_page_holds_charts_tables_and_the_verdict()
    {
        foreach (
            var part in new[] { "Ratings by stars", "Ratings by year", "Activity", "Copies", "Items that share reviews", "Floor", "Metadata", Report.Verdict.Text })
            Assert.Contains(part, System.Net.WebUtility.HtmlDecode(Page));
    }

    [Fact]
    public void A_page_needs_nothing_but_itself()
    {
        Assert.DoesNotContain("<script", Page);
        Assert.DoesNotMatch(Outside(), Page);
    }

    [Fact]
    public void Hostile_ids_and_names_stay_text()
    {
        Assert.DoesNotContain("<img", Page);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", Page);
    }

    [Fact]
    public void Every_element_is_closed()
    {
        var body = Page[Page.IndexOf("<body>", StringComparison.Ordinal)..].Replace("</html>", "", StringComparison.Ordinal)
            .Replace("<details open>", "<details>", StringComparison.Ordinal);
        Assert.Equal(4, XElement.Parse(body).Descendants("svg").Count());
    }

    [Fact]
    public void What_was_not_measured_is_not_on_the_page()
    {
        var page = DataReportPage.Write(DataReport.Measure("f.csv", AmazonRec.Data.Ratings.FromRows([("u", "i", 5, 0), ("v", "i", 4, 0)])));
        foreach (var part in new[] { "Floor", "Metadata", "Ratings by year", "Items that share reviews", "Html {" })
            Assert.DoesNotContain(part, page);
        Assert.Contains("The file has no times.", page);
    }

    [GeneratedRegex("""https?:|src=["']|href=|url\(|@import""")]
    private static partial Regex Outside();
}
