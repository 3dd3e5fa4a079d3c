using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Storage;
using Spectre.Console;

namespace AmazonRec.Cli.Data;

/// <summary><c>data catalog FILE</c>: what a metadata file tells of its items, and of the items that are rated.</summary>
internal static class CatalogCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Metadata of items: Amazon JSON lines or the Python lines of 2014, MovieLens, or CSV; plain or gzip.",
        };
        var rated = ItemFileOptions.OnlyItemsOf();
        var json = OutputOptions.Json();
        var (reading, columns) = (new ReadingOptions(), new CatalogColumnsOption());
        var command = new Command(
            "catalog", "Show what a metadata file tells of its items, and how many of the rated items it covers.") { file, rated, json };
        reading.AddTo(command);
        columns.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var screen = Screen.Open(parsed);
            var path = parsed.GetRequiredValue(file);
            var metadata = DataSource.File(path); // a wrong name is told before ratings are read for minutes
            var (catalog, join) = ProgressDisplay.Run(screen, display =>
            {
                var ratings = parsed.GetValue(rated) is { } name ? Read(DataSource.Files(name)) : null;
                var options = new CatalogOptions
                {
                    Only = ratings?.Items,
                    Names = columns.Read(parsed),
                    SkipBadRows = reading.Read(parsed, progress: null).SkipBadRows,
                    Progress = display.Reading("catalog", metadata),
                    Cancellation = cancellation,
                };
                var read = Catalog.Read(path, options);
                return (read, ratings is null ? null : read.For(ratings));

                Ratings Read(DataSource source) =>
                    Ratings.Read(source, reading.Read(parsed, display.Reading("ratings", source), cancellation));
            });
            if (parsed.GetValue(json))
                screen.Output.WriteLine(Json.Write(new { File = path, catalog.Report, Ratings = join is null ? null : Summary(join) }));
            else Show(screen.Results, path, catalog, join);
            return 0;
        }, CancellationToken.None));
        return command.WithExamples(
            "amazonrec data catalog meta_Gift_Cards.json.gz --only-items-of Gift_Cards_5.json.gz",
            "amazonrec data catalog u.item --json",
            "amazonrec data catalog books.csv --catalog-columns item=ISBN,title=Book-Title");
    }

    private static object Summary(CatalogJoin join) =>
        new { Items = join.Items.Count, join.Matched, join.Unmatched, join.UnmatchedRatings, join.Coverage };

    private static void Show(IAnsiConsole console, string path, Catalog catalog, CatalogJoin? join)
    {
        var report = catalog.Report;
        console.WriteLine();
        console.WriteLine($"{path}: {report.Rows:N0} rows, {report.Items:N0} items{(join is null ? "" : " that are rated")}");
        if (report.Names is { } names) console.WriteLine($"{names}");
        if (report.OtherRows > 0) console.WriteLine($"{report.OtherRows:N0} rows are of items that nobody rated, and passed over");
        console.WriteLine(
            report.Duplicates == 0
                ? "no item has a second row"
                : $"{report.Duplicates:N0} rows are an item's second or later, and merged into the first");
        if (report.MarkupTitles > 0)
            console.WriteLine($"{report.MarkupTitles:N0} items have scraps of HTML or of a script for a title, which count as none");
        if (report.NearEmpty > 0) console.WriteLine($"{report.NearEmpty:N0} items have neither title, text, picture nor price");
        if (join is not null)
            console.WriteLine(
                $"{join.Matched:N0} of {join.Items.Count:N0} rated items are covered; {join.UnmatchedRatings:N0} ratings are of the "
                + $"{join.Unmatched:N0} others");
        var (known, all) = join is null ? (report.Present, report.Items) : (join.Coverage, join.Items.Count);
        console.Write(Tables.Coverage(join is null ? "of all items" : "of rated items", known, all));
        BadRowsNote.Write(console, report.BadRows);
    }
}
