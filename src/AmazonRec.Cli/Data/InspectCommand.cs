using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Inspection;
using AmazonRec.Data.Storage;
using AmazonRec.Studies;
using AmazonRec.Studies.Pages;

namespace AmazonRec.Cli.Data;

/// <summary><c>data inspect FILE</c>: what is in a file, and what in it leaks, before anyone trains on it.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = DataOption.Description,
        };
        var html = OutputOptions.Html();
        var floor = new Option<string>("--floor")
        {
            Description = "Whether to measure what trivial baselines reach.",
            HelpName = "yes|no",
            DefaultValueFactory = _ => "yes",
        };
        floor.AcceptOnlyFromAmong("yes", "no");
        var catalog = ItemFileOptions.Catalog("show how far it covers them.");
        var json = OutputOptions.Json();
        var (reading, columns) = (new ReadingOptions(), new CatalogColumnsOption());
        var command = new Command(
            "inspect",
            "Show what a file of reviews or ratings holds, which of its rows are copies, and what a random split would leak.") { file,
            catalog, html, floor, json };
        reading.AddTo(command);
        columns.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var screen = Screen.Open(parsed);
                var (path, page) = (parsed.GetRequiredValue(file), parsed.GetValue(html));
                var source = DataSource.Files(path);
                if (page is not null) AtomicFile.Probe(Path.GetDirectoryName(Path.GetFullPath(page))!);
                if (parsed.GetValue(catalog) is { } name) DataSource.File(name);
                var report = ProgressDisplay.Run(screen, display =>
                {
                    var ratings = Ratings.Read(source, reading.Read(parsed, display.Reading("read", source), cancellation));
                    var metadata = parsed.GetValue(catalog) is { } known
                        ? Coverage(
                            known, ratings, columns.Read(parsed), display, reading.Read(parsed, progress: null).SkipBadRows, cancellation)
                        : null;
                    return DataReport.Measure(path, ratings, parsed.GetValue(floor) == "yes", metadata, display.Task("look"), cancellation);
                });
                if (page is not null) AtomicFile.WriteText(page, DataReportPage.Write(report));
                if (parsed.GetValue(json)) screen.Output.WriteLine(Json.Write(report));
                else
                {
                    DataReportView.Write(screen.Results, report);
                    if (page is not null) screen.Output.WriteLine($"written: {page}");
                }

                return 0;
            },
            CancellationToken.None));
        return command.WithExamples(
            "amazonrec data inspect AMAZON_FASHION_5.json.gz --html fashion.html",
            "amazonrec data inspect ratings.csv --skip-bad-rows 10 --floor no --json",
            "amazonrec data inspect Beauty.txt.gz --columns user,items      one user a line, the items behind, oldest first",
            "amazonrec data inspect yelp.json --columns user=user_id,item=business_id,rating=stars,time=date");
    }

    private static CatalogCoverage Coverage(
        string path, Ratings ratings, CatalogNames? names, ProgressDisplay display, int skipBadRows, CancellationToken cancellation)
    {
        var options = new CatalogOptions
        {
            Only = ratings.Items,
            Names = names,
            SkipBadRows = skipBadRows,
            Progress = display.Reading("catalog", DataSource.File(path)),
            Cancellation = cancellation,
        };
        var join = Catalog.Read(path, options).For(ratings);
        var c = join.Coverage;
        FieldCoverage[] fields =
        [
            new("title", c.Title), new("description", c.Description), new("feature", c.Feature), new("image", c.Image),
            new("price", c.Price), new("category", c.Category), new("brand", c.Brand),
        ];
        return new CatalogCoverage(path, join.Items.Count, join.Matched, fields);
    }
}
