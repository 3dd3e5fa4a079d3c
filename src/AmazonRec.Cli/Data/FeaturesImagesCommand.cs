using System.CommandLine;
using System.Diagnostics;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Features;
using AmazonRec.Features.Images;
using Spectre.Console;

namespace AmazonRec.Cli.Data;

/// <summary><c>features images DIR</c>: features of photos, learned from the photos.</summary>
internal sealed class FeaturesImagesCommand
{
    private const int ListedOnScreen = 10;
    private static readonly ImageFeatureOptions Standard = new();

    private readonly Argument<string> _folder = new("DIR")
    {
        Description = "Folder of pictures (JPEG, PNG, WebP, GIF, BMP), named by item.",
    };
    private readonly Option<string> _out = FeatureFileOptions.Out();
    private readonly Option<int?> _width = FeatureFileOptions.Width();
    private readonly Option<int> _size = new("--size")
    {
        Description = "Pixels of the square that pictures are brought to.",
        HelpName = "N",
        DefaultValueFactory = _ => Standard.Size,
    };
    private readonly Option<string> _framing = new("--framing")
    {
        Description = "Into the square: all of a picture with white beside it, or the largest square in its middle.",
        HelpName = "letterbox|crop",
        DefaultValueFactory = _ => "letterbox",
    };
    private readonly Option<int> _centroids = new("--centroids")
    {
        Description = "Words of the dictionary of patches.",
        HelpName = "N",
        DefaultValueFactory = _ => Standard.Centroids,
    };
    private readonly Option<string?> _fit = new("--fit")
    {
        Description = "Learn only from the items that this file names, one a line; all get features.",
        HelpName = "FILE",
    };
    private readonly Option<ulong> _seed = SeedOption.Create(Standard.Seed);
    private readonly Option<int> _threads = ThreadsOption.Create();
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new FeaturesImagesCommand().Build();

    private Command Build()
    {
        _framing.AcceptOnlyFromAmong("letterbox", "crop");
        var command = new Command(
            "images", "Learn features of product photos from the photos themselves: a dictionary of patches, and colours.")
        {
            _folder, _out, _width, _size, _framing, _centroids, _fit, _seed, _threads, _json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec features images data/raw/photos --out photos.features",
            "amazonrec features images data/raw/photos --out photos.features --width 64 --centroids 400 --seed 7 --json");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var options = new ImageFeatureOptions
        {
            Width = parsed.GetValue(_width) ?? Standard.Width,
            Size = parsed.GetValue(_size),
            Framing = parsed.GetValue(_framing) == "crop" ? Framing.Crop : Framing.Letterbox,
            Centroids = parsed.GetValue(_centroids),
            Seed = parsed.GetValue(_seed),
            Threads = parsed.GetValue(_threads),
        };
        var file = parsed.GetRequiredValue(_out);
        var folder = PictureFolder.Open(parsed.GetRequiredValue(_folder));
        var fit = parsed.GetValue(_fit) is { } path
            ? File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0).ToHashSet(StringComparer.Ordinal)
            : null;
        var clock = Stopwatch.StartNew();
        var set = ProgressDisplay.Run(screen, display => ImageFeatures.LearnOrReuse(
            folder, file, options, fit, display.Pictures, cancellation));
        var seconds = clock.Elapsed.TotalSeconds;
        var health = FeatureHealth.Measure(set.Features);
        if (parsed.GetValue(_json))
            screen.Output.WriteLine(
                Json.Write(
                    new
                    {
                        File = file,
                        Items = set.Features.Items.Count,
                        set.Features.Width,
                        set.FittedOn,
                        set.VarianceKept,
                        set.Reused,
                        set.Unreadable,
                        set.Features.Origin,
                        Health = health,
                        Seconds = seconds,
                    }));
        else Show(screen.Results, folder, file, set, seconds);
        FeatureWarning.Write(screen, health);
        return 0;
    }

    private static void Show(IAnsiConsole console, PictureFolder folder, string file, ImageFeatureSet set, double seconds)
    {
        var (read, all) = (set.Features.Items.Count, set.Features.Items.Count + set.Unreadable.Count);
        console.WriteLine(
            $"{folder.Path}: {read:N0} of {all:N0} pictures have "
            + $"features{(set.Reused ? "" : $" ({read / Math.Max(seconds, 0.001):N0} images/s)")}");
        foreach (var picture in set.Unreadable.Take(ListedOnScreen)) console.WriteLine($"- {picture.File}: {picture.Reason}");
        if (set.Unreadable.Count > ListedOnScreen)
            console.WriteLine($"- and {set.Unreadable.Count - ListedOnScreen:N0} more: --json has them all");
        console.WriteLine(
            $"{set.Features.Width} numbers each, learned from {set.FittedOn:N0} pictures, with {set.VarianceKept:P1} of what patches "
            + "and colours vary");
        console.WriteLine(
            set.Reused ? $"reused: {file} was made in the same way of the same pictures" : $"written: {file} ({seconds:F1} s)");
    }
}
