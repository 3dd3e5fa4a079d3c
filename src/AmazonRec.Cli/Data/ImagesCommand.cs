using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Downloads;
using AmazonRec.Data.Storage;
using Spectre.Console;

namespace AmazonRec.Cli.Data;

/// <summary><c>data images</c>: the photos of products, gently.</summary>
internal sealed class ImagesCommand
{
    private static readonly ImageOptions Standard = new();

    private readonly Option<string?> _list = new("--photos")
    {
        Description = "CSV or TSV with columns item and url (asin and image_url will do), plain or gzip.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _catalog = ItemFileOptions.Catalog("in place of a list, the first picture of each.");
    private readonly Option<string?> _ratings = ItemFileOptions.OnlyItemsOf();
    private readonly Option<string> _out = OutputOptions.RequiredOut(
        "Folder for photos, named by item, and images.json, which says what came of each.", "DIR");
    private readonly Option<int> _parallel = new("--parallel")
    {
        Description = "Photos under way at once.",
        HelpName = "N",
        DefaultValueFactory = _ => Standard.Parallel,
    };
    private readonly Option<double> _perHost = new("--per-host")
    {
        Description = "Least seconds between two requests to one host.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => Standard.PerHost.TotalSeconds,
    };
    private readonly Option<double> _maxSize = new("--max-size")
    {
        Description = "Refuse photos of more megabytes.",
        HelpName = "MB",
        DefaultValueFactory = _ => Standard.MaxBytes / 1e6,
    };
    private readonly Option<bool> _retryFailed = new("--retry-failed")
    {
        Description = "Ask again for photos that were not there, or were none, before.",
    };
    private readonly Option<bool> _json = OutputOptions.Json();
    private readonly CatalogColumnsOption _catalogColumns = new();
    private readonly ReadingOptions _reading = new();

    public static Command Create() => new ImagesCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "images", "Fetch product photos from the addresses in metadata, a few at a time; what is there is not fetched again.")
        {
            _list, _catalog, _ratings, _out, _parallel, _perHost, _maxSize, _retryFailed, _json,
        };
        _catalogColumns.AddTo(command);
        _reading.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => RunAsync(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec data images --photos photos.csv --out data/raw/photos",
            "amazonrec data images --photos photos.csv --only-items-of AMAZON_FASHION_5.json.gz --out photos --parallel 2 --per-host 1");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var folder = parsed.GetRequiredValue(_out);
        var options = new ImageOptions
        {
            Parallel = parsed.GetValue(_parallel),
            PerHost = Seconds(parsed.GetValue(_perHost)),
            MaxBytes = (long)Math.Clamp(parsed.GetValue(_maxSize) * 1e6, 0, 1e9),
            RetryFailed = parsed.GetValue(_retryFailed),
        };
        using var handler = WebClient.NewHandler();
        using var fetcher = new ImageFetcher(handler, options);
        var images = ProgressDisplay.Run(
            screen, display => Rated(parsed, Images(parsed, display, cancellation), display, cancellation).ToArray());
        try
        {
            var progress = new DownloadDisplay(screen, TimeProvider.System);
            var report = await progress.RunAsync(
                display => fetcher.FetchAsync(images, folder, new Training.ImmediateProgress<ImageProgress>(display.Show), cancellation));
            if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(report));
            else Show(screen.Results, report);
            return 0;
        }
        catch (OperationCanceledException)
        {
            screen.Notes.WriteLine($"Cancelled. What has come is in {folder}; give the same command to go on.");
            return ExitCode.Cancelled;
        }
    }

    /// <summary>Items and the addresses of their photos.</summary>
    private IEnumerable<(string Item, string Url)> Images(ParseResult parsed, ProgressDisplay display, CancellationToken cancellation) =>
        (parsed.GetValue(_list), parsed.GetValue(_catalog)) switch
        {
            ({ } list, null) => ImageList.Read(DataSource.File(list), display.Reading("list", DataSource.File(list)), cancellation),
            (null, { } catalog) =>
                Catalog.Read(
                    catalog,
                    new CatalogOptions
                    {
                        Names = _catalogColumns.Read(parsed),
                        Progress = display.Reading("catalog", DataSource.File(catalog)),
                        Cancellation = cancellation,
                    })
                .Items.Where(item => item.ImageUrls.Count > 0).Select(item => (item.Id, item.ImageUrls[0])),
            _ => throw new ArgumentException("Name the photos with --photos FILE or with --catalog FILE, one of the two."),
        };

    private IEnumerable<(string Item, string Url)> Rated(
        ParseResult parsed, IEnumerable<(string Item, string Url)> images, ProgressDisplay display, CancellationToken cancellation)
    {
        if (parsed.GetValue(_ratings) is not { } path) return images;
        var source = DataSource.File(path);
        var items = Ratings.Read(source, _reading.Read(parsed, display.Reading("ratings", source), cancellation)).Items;
        return images.Where(image => items.TryGetCode(image.Item, out _));
    }

    private static TimeSpan Seconds(double seconds) =>
        seconds is >= 0 and <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : throw new ArgumentException($"--per-host is {seconds}; it takes 0 to 3600 seconds.");

    private static void Show(IAnsiConsole console, ImageReport report)
    {
        console.WriteLine(
            $"{report.Listed:N0} listed: {report.Fetched:N0} fetched ({Bytes.Text(report.Bytes)}), {report.AlreadyThere:N0} there "
            + $"already, {report.Repeated:N0} listed twice");
        if (report.Missing + report.Refused + report.Failed + report.LeftAlone > 0)
            console.WriteLine(
                $"without a photo: {report.Missing:N0} not there (404), {report.Refused:N0} no photo, {report.Failed:N0} not to be had "
                + $"this time, {report.LeftAlone:N0} not asked for again (--retry-failed asks)");
        console.WriteLine($"written: {Path.Combine(report.Folder, ImageIndex.FileName)}, which says why for each");
        console.WriteLine("Photos belong to those who took them: for research, not to be passed on.");
    }
}
