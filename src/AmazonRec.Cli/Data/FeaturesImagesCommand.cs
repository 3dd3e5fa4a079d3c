using System.CommandLine;
using System.Diagnostics;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Features;
using AmazonRec.Features.Images;
using AmazonRec.Features.Pretrained;
using Spectre.Console;

namespace AmazonRec.Cli.Data;

/// <summary><c>features images DIR</c>: features of photos, learned from the photos or by a pretrained network.</summary>
internal sealed class FeaturesImagesCommand
{
    private const int ListedOnScreen = 10;
    private const string Patches = "patches";
    private static readonly ImageFeatureOptions Standard = new();

    private readonly Argument<string> _folder = new("DIR")
    {
        Description = "Folder of pictures (JPEG, PNG, WebP, GIF, BMP), named by item.",
    };
    private readonly Option<string> _encoder = EncoderOptions.Encoder(
        "patches: learned from these photos; resnet18: 512 numbers by a network trained on ImageNet; or a network of your own.",
        [Patches, PretrainedEncoders.ResNet18]);
    private readonly Option<string> _out = FeatureFileOptions.Out();
    private readonly Option<int?> _width = FeatureFileOptions.Width();
    private readonly Option<int> _size = new("--size")
    {
        Description = "patches: pixels of the square that pictures are brought to.",
        HelpName = "N",
        DefaultValueFactory = _ => Standard.Size,
    };
    private readonly Option<string?> _framing = new("--framing")
    {
        Description =
            "Into the square: all of a picture with white beside it (as patches are learned), the largest square in its middle (as "
            + "networks are trained), or all of it, stretched.",
        HelpName = "letterbox|crop|stretch",
    };
    private readonly Option<int> _centroids = new("--centroids")
    {
        Description = "patches: words of the dictionary.",
        HelpName = "N",
        DefaultValueFactory = _ => Standard.Centroids,
    };
    private readonly Option<string?> _fit = new("--fit")
    {
        Description = "patches: learn only from the items that this file names, one a line; all get features.",
        HelpName = "FILE",
    };
    private readonly Option<ulong> _seed = SeedOption.Create(Standard.Seed);
    private readonly Option<int> _threads = ThreadsOption.Create();
    private readonly PictureInputOptions _input = new();
    private readonly Option<bool> _noCache = EncoderOptions.NoCache();
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new FeaturesImagesCommand().Build();

    private Command Build()
    {
        _encoder.DefaultValueFactory = _ => Patches;
        _framing.AcceptOnlyFromAmong([.. EnumName.All<Framing>().Keys]);
        var command = new Command(
            "images", "Turn product photos into numbers: by a pretrained network, or by patches and colours learned from the photos.")
        {
            _folder, _encoder, _out, _width, _framing, _size, _centroids, _fit, _seed, _threads,
        };
        _input.AddTo(command);
        command.Add(_noCache);
        command.Add(_json);
        command.SetAction((parsed, cancellation) => Task.Run(
            () => EncoderOptions.Run(parsed, _encoder, _noCache, () => Run(parsed, cancellation)), CancellationToken.None));
        return command.WithExamples(
            "amazonrec features images data/raw/photos --encoder resnet18 --out photos.features",
            "amazonrec features images data/raw/photos --encoder vit.onnx --input-size 224 --normalise half --out photos.features",
            "amazonrec features images data/raw/photos --out photos.features --width 64 --centroids 400 --seed 7 --json");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var encoder = parsed.GetRequiredValue(_encoder);
        Framing? framing = parsed.GetValue(_framing) is { } name ? EnumName.All<Framing>()[name] : null;
        if (EncoderOptions.IsPretrained(encoder)) return Encode(parsed, encoder, framing, cancellation);
        EncoderOptions.RefuseIdle(parsed, encoder, $"--encoder {PretrainedEncoders.ResNet18}", [.. _input.All, _noCache]);
        return Learn(parsed, framing ?? Standard.Framing, cancellation);
    }

    /// <summary>By a pretrained network.</summary>
    private int Encode(ParseResult parsed, string name, Framing? framing, CancellationToken cancellation)
    {
        EncoderOptions.RefuseIdle(parsed, name, $"--encoder {Patches}", _size, _centroids, _fit, _seed);
        var (screen, file, threads) = (Screen.Open(parsed), parsed.GetRequiredValue(_out), parsed.GetValue(_threads));
        var folder = PictureFolder.Open(parsed.GetRequiredValue(_folder));
        AtomicFile.Probe(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var encoder = PretrainedEncoders.OpenPictures(
            name, _input.Read(parsed, framing), EncoderOptions.Folder(parsed, _noCache));
        var clock = Stopwatch.StartNew();
        var (features, unreadable) = ProgressDisplay.Run(
            screen, display => PretrainedFeatures.OfPictures(folder, encoder, threads, display.Encoding(name, "images"), cancellation));
        if (parsed.GetValue(_width) is { } width) features = FeatureReduction.Reduce(features, width, threads);
        cancellation.ThrowIfCancellationRequested();
        features.Save(file);
        var seconds = clock.Elapsed.TotalSeconds;
        if (parsed.GetValue(_json))
            screen.Output.WriteLine(
                Json.Write(
                    new
                    {
                        File = file,
                        Items = features.Items.Count,
                        features.Width,
                        Unreadable = unreadable,
                        features.Origin,
                        Seconds = seconds,
                    }));
        else
        {
            ShowRead(screen.Results, folder, features.Items.Count, unreadable);
            EncoderView.Show(screen.Results, encoder.Card, features);
            screen.Results.WriteLine(
                $"written: {file}, {features.Items.Count:N0} items with {features.Width} numbers each ({seconds:F1} s)");
        }

        return 0;
    }

    private int Learn(ParseResult parsed, Framing framing, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var options = new ImageFeatureOptions
        {
            Width = parsed.GetValue(_width) ?? Standard.Width,
            Size = parsed.GetValue(_size),
            Framing = framing,
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
        ShowRead(
            console, folder, set.Features.Items.Count, set.Unreadable,
            set.Reused ? "" : $" ({set.Features.Items.Count / Math.Max(seconds, 0.001):N0} images/s)");
        console.WriteLine(
            $"{set.Features.Width} numbers each, learned from {set.FittedOn:N0} pictures, with {set.VarianceKept:P1} of what patches "
            + "and colours vary");
        console.WriteLine(
            set.Reused ? $"reused: {file} was made in the same way of the same pictures" : $"written: {file} ({seconds:F1} s)");
    }

    private static void ShowRead(
        IAnsiConsole console, PictureFolder folder, int read, IReadOnlyList<UnreadablePicture> unreadable, string rate = "")
    {
        console.WriteLine($"{folder.Path}: {read:N0} of {read + unreadable.Count:N0} pictures have features{rate}");
        foreach (var picture in unreadable.Take(ListedOnScreen)) console.WriteLine($"- {picture.File}: {picture.Reason}");
        if (unreadable.Count > ListedOnScreen)
            console.WriteLine($"- and {unreadable.Count - ListedOnScreen:N0} more: --json has them all");
    }
}
