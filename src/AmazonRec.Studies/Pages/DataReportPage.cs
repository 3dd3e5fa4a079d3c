using AmazonRec.Data.Inspection;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Studies.Figures;


namespace AmazonRec.Studies.Pages;

/// <summary>A data report as one HTML file.</summary>
public static class DataReportPage
{
    private const int MostGroups = 50;
    private const int MostItems = 50;
    private const int MostBadRows = 50;

    /// <summary>The page's text.</summary>
    public static string Write(DataReport report)
    {
        var p = report.Profile;
        Chart?[] charts = [
            p.IsImplicit ? null : DataReportCharts.Stars(p),
            DataReportCharts.Years(p),
            DataReportCharts.Activity(p),
            report.Floor is { } floor ? DataReportCharts.FloorOf(floor) : null];
        return HtmlPage.Write($"Data report: {Path.GetFileName(report.File)}", Html.Join(
        [
            Html.Of($"""
                <h1>Data report: <bdi>{Path.GetFileName(report.File)}</bdi></h1>
                <p>{p.Ratings:N0} {(p.IsImplicit ? "choices" : "ratings")} by {p.Users:N0} users of {p.Items:N0} items, {p.Density:P3} of all pairs. {MeanOf(p)}{TimeOf(p)}</p>
                <p class="verdict {report.Verdict.Level.ToString().ToLowerInvariant()}"><b>{Heading(report.Verdict.Level)}</b> {report.Verdict.Text}</p>
                <div class="charts">
                """),
            .. charts.OfType<Chart>().Select(chart => new Html(ChartSvg.Inline(chart))),
            new Html("</div>"),
            ActivityTable(p),
            CopiesTable(p.Ratings, report.Duplicates),
            Groups(report.Duplicates),
            report.Floor is { } measured ? FloorTable(measured) : default,
            report.Metadata is { } metadata ? Coverage(metadata) : default,
            BadRows(p),
            Html.Of($"<footer><p>Made by <code>amazonrec data inspect</code> from <bdi>{report.File}</bdi>.</p></footer>"),
        ]));
    }

    private static string MeanOf(RatingsProfile p) =>
        p.IsImplicit ? "No ratings: only who chose what (implicit data)." : $"Mean rating {p.Mean:F3}.";

    private static string TimeOf(RatingsProfile p) => p is { First: { } first, Last: { } last }
        ? $" From {first:yyyy-MM-dd} to {last:yyyy-MM-dd}{(p.Untimed > 0 ? $"; {p.Untimed:N0} rows have no time" : "")}."
        : p.TimeIsOrder ? " Times: order only (each user's items in theirs)." : " The file has no times.";

    private static string Heading(LeakLevel level) => level switch
    {
        LeakLevel.None => "No copies.",
        LeakLevel.Copies => "Some copies.",
        _ => "Leaks.",
    };

    private static Html ActivityTable(RatingsProfile p) => Html.Of($"""
        <h2>Activity</h2>
        {HtmlPage.Table(null, ["ratings per", "min", "25 %", "median", "75 %", "99 %", "max", "one only"], new[] { ("user", p.PerUser), ("item", p.PerItem) }.Select(row => ActivityRow(row.Item1, row.Item2)))}
        """);

    private static Html[] ActivityRow(string name, Activity a) =>
    [
        HtmlPage.Cell($"{name}"), HtmlPage.Cell($"{a.Min:N0}"), HtmlPage.Cell($"{a.Q25:N0}"), HtmlPage.Cell($"{a.Median:N0}"),
        HtmlPage.Cell($"{a.Q75:N0}"),
        HtmlPage.Cell($"{a.Q99:N0}"), HtmlPage.Cell($"{a.Max:N0}"), HtmlPage.Cell($"{a.Single:P1}"),
    ];

    private static Html CopiesTable(int rows, DuplicateReport d) => Html.Of($"""
        <h2>Copies</h2>
        {HtmlPage.Table(null, ["kind", "rows", "of all"], DataReportText.Copies(rows, d).Select(line => new[] { HtmlPage.Cell($"{line.Kind}"), HtmlPage.Cell($"{line.Rows:N0}"), HtmlPage.Cell($"{(double)line.Rows / rows:P1}") }))}
        """);

    private static Html Groups(DuplicateReport d) => !d.HasTexts ? default : Html.Of($"""
        <h2>Items that share reviews</h2>
        <p class="soft">{(d.ItemGroups.Count == 0 ? "None. " : "")}{DataReportText.GroupRule}</p>
        {Html.Join(d.ItemGroups.Take(MostGroups).Select(Group))}
        {(d.ItemGroups.Count > MostGroups ? Html.Of($"<p>And {d.ItemGroups.Count - MostGroups:N0} more groups: <code>--json</code> has them all.</p>") : default)}
        """);

    private static Html Group(ItemGroup group, int place) => Html.Of($"""
        <details{new Html(place < 5 ? " open" : "")}><summary>{DataReportText.Summary(group)}</summary>
        {HtmlPage.Table(null, ["item", "rows", "reviews", "shared", "share"], group.Items.Take(MostItems).Select(i => new[] { HtmlPage.Id(i.Id), HtmlPage.Cell($"{i.Rows:N0}"), HtmlPage.Cell($"{i.Reviews:N0}"), HtmlPage.Cell($"{i.Shared:N0}"), HtmlPage.Cell($"{i.Share:P1}") }))}
        {(group.Items.Count > MostItems ? Html.Of($"<p>And {group.Items.Count - MostItems:N0} more items.</p>") : default)}
        </details>
        """);

    private static Html FloorTable(Floor floor) => Html.Of($"""
        <h2>Floor: what trivial baselines reach</h2>
        <p class="soft">{DataReportText.Measured(floor)}</p>
        <ul>
        {Html.Join(floor.Splits.Select(split => Html.Of($"<li>{DataReportText.Caption(split)}</li>")))}
        </ul>
        {Html.Join(DataReportText.Metrics.Select(metric => HtmlPage.Table(
            null, [metric.Name, .. floor.Splits.Select(s => DataReportCharts.NameOf(s.Kind))], DataReportText.Rows(floor, metric.Of).Select(row => row.Select(cell => HtmlPage.Cell($"{cell}"))))))}
        """);

    private static Html Coverage(CatalogCoverage metadata) => Html.Of($"""
        <h2>Metadata</h2>
        <p><bdi>{metadata.File}</bdi> has a row for {metadata.Covered:N0} of {metadata.Items:N0} items.</p>
        {HtmlPage.Table(null, ["field", "items that have it", "of all"], metadata.Fields.Select(f => new[] { HtmlPage.Cell($"{f.Field}"), HtmlPage.Cell($"{f.Items:N0}"), HtmlPage.Cell($"{(double)f.Items / metadata.Items:P1}") }))}
        """);

    private static Html BadRows(RatingsProfile p) => p.BadRows.Count == 0 ? default : Html.Of($"""
        <h2>Bad rows</h2>
        <p>{p.BadRows.Count:N0} left out.</p>
        <ul>{Html.Join(p.BadRows.Take(MostBadRows).Select(row => Html.Of($"<li><bdi>{row}</bdi></li>")))}</ul>
        {(p.BadRows.Count > MostBadRows ? Html.Of($"<p>And {p.BadRows.Count - MostBadRows:N0} more.</p>") : default)}
        """);
}
