using AmazonRec.Data.Inspection;
using AmazonRec.Evaluation;
using AmazonRec.Studies;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Pages;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace AmazonRec.Cli.Terminal;

/// <summary>A data report on the terminal, at most 80 columns wide but for what a file brings along.</summary>
internal static class DataReportView
{
    private const int MostGroups = 5;
    private const int MostItems = 10;
    private const int MostYears = 25;

    public static void Write(IAnsiConsole console, DataReport report)
    {
        var p = report.Profile;
        console.WriteLine();
        console.WriteLine(report.File);
        console.WriteLine(
            $"{p.Ratings:N0} {(p.IsImplicit ? "choices" : "ratings")} by {p.Users:N0} users of {p.Items:N0} items, {p.Density:P3} of "
            + "all pairs");
        console.WriteLine(p is { First: { } first, Last: { } last }
            ? $"from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, {MeanOf(p)}{(p.Untimed > 0 ? $", {p.Untimed:N0} rows without a time" : "")}"
            : $"{(p.TimeIsOrder ? "times: order only (each user's items in theirs)" : "without times")}, {MeanOf(p)}");
        console.WriteLine();
        foreach (
            var chart in new[]
            {
                p.IsImplicit ? null : DataReportCharts.Stars(p),
                DataReportCharts.Years(p),
            }.OfType<Studies.Figures.BarChart>().Where(c => c.Categories.Count <= MostYears))
        {
            foreach (var line in TerminalBars.Lines(chart)) console.WriteLine(line);
            console.WriteLine();
        }

        console.Write(ActivityTable(p));
        console.Write(CopiesTable(p.Ratings, report.Duplicates));
        Groups(console, report.Duplicates.ItemGroups);
        if (report.Floor is { } floor) FloorTable(console, floor);
        if (report.Metadata is { } metadata) Coverage(console, metadata);
        BadRowsNote.Write(console, p.BadRows);
        console.Write(new Markup(Markup.Escape(report.Verdict.Text), Style.Parse(LeakView.Colour(report.Verdict.Level))));
        console.WriteLine();
    }

    private static string MeanOf(RatingsProfile p) =>
        p.IsImplicit ? "no ratings: only who chose what (implicit data)" : $"mean rating {p.Mean:F3}";

    private static Table ActivityTable(RatingsProfile p)
    {
        var table = Tables.New(p.IsImplicit ? "choices per" : "ratings per", "min", "25 %", "median", "75 %", "99 %", "max", "one only");
        foreach (var (name, a) in new[] { ("user", p.PerUser), ("item", p.PerItem) })
            table.AddRow(
                name, $"{a.Min:N0}", $"{a.Q25:N0}", $"{a.Median:N0}", $"{a.Q75:N0}", $"{a.Q99:N0}", $"{a.Max:N0}", $"{a.Single:P1}");
        return table;
    }

    private static Table CopiesTable(int rows, DuplicateReport duplicates)
    {
        var table = Tables.New("copies", "rows", "of all");
        foreach (var (kind, count) in DataReportText.Copies(rows, duplicates))
            table.AddRow(Markup.Escape(kind), $"{count:N0}", $"{(double)count / rows:P1}");
        return table;
    }

    private static void Groups(IAnsiConsole console, IReadOnlyList<ItemGroup> groups)
    {
        if (groups.Count == 0) return;
        console.WriteLine("Items that share reviews");
        console.WriteLine(DataReportText.GroupRule);
        foreach (var group in groups.Take(MostGroups))
        {
            console.WriteLine();
            console.WriteLine(DataReportText.Summary(group));
            var table = Tables.New("item", "rows", "reviews", "shared", "share");
            foreach (var item in group.Items.Take(MostItems))
                table.AddRow(
                    Markup.Escape(Printable(item.Id)), $"{item.Rows:N0}", $"{item.Reviews:N0}", $"{item.Shared:N0}", $"{item.Share:P1}");
            console.Write(table);
            if (group.Items.Count > MostItems) console.WriteLine($"and {group.Items.Count - MostItems:N0} more items");
        }

        if (groups.Count > MostGroups) console.WriteLine($"and {groups.Count - MostGroups:N0} more groups; --json has them all");
        console.WriteLine();
    }

    private static void FloorTable(IAnsiConsole console, Floor floor)
    {
        console.WriteLine("Floor: what trivial baselines reach");
        console.WriteLine(DataReportText.Measured(floor));
        foreach (var split in floor.Splits) console.WriteLine($"  {DataReportText.Caption(split)}");
        foreach (var (name, metric) in DataReportText.Metrics)
        {
            var table = Tables.New(name, [.. floor.Splits.Select(s => DataReportCharts.NameOf(s.Kind))]);
            foreach (var row in DataReportText.Rows(floor, metric)) table.AddRow([.. row]);
            console.Write(table);
        }
    }

    private static void Coverage(IAnsiConsole console, CatalogCoverage metadata)
    {
        console.WriteLine($"{metadata.File}: a row for {metadata.Covered:N0} of {metadata.Items:N0} items");
        var table = Tables.New("field", "items", "of all");
        foreach (var field in metadata.Fields)
            table.AddRow(Markup.Escape(field.Field), $"{field.Items:N0}", $"{(double)field.Items / metadata.Items:P1}");
        console.Write(table);
    }

    /// <summary>An id without characters that would command the terminal.</summary>
    private static string Printable(string id) => string.Concat(id.Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
