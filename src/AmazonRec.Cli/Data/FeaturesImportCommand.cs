using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Features;
using AmazonRec.Features.Importing;
using Spectre.Console;

namespace AmazonRec.Cli.Data;

/// <summary><c>features import FILE</c>: features that another program made.</summary>
internal sealed class FeaturesImportCommand
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description =
            "Numbers of items: .npy, safetensors, or image features by asin (image_features_*.b); or attributes as a JSON object, "
            + "{\"item\": [1, 2]}. Plain or gzip, but for safetensors.",
    };
    private readonly Option<string?> _ids = new("--ids")
    {
        Description = "The id of each row, one on a line, where the file holds none.",
        HelpName = "FILE",
    };
    private readonly Option<string> _name = new("--name")
    {
        Description = "What models call the features: text or image, or a name of your own.",
        HelpName = "NAME",
        Required = true,
    };
    private readonly Option<string> _out = FeatureFileOptions.Out();
    private readonly Option<string?> _only = ItemFileOptions.OnlyItemsOf();
    private readonly Option<int> _least = new("--min-items")
    {
        Description = "Of attributes, keep those that at least N items have; each is a column.",
        HelpName = "N",
        DefaultValueFactory = _ => 5,
    };
    private readonly Option<bool> _json = OutputOptions.Json();
    private readonly ReadingOptions _reading = new();

    public static Command Create() => new FeaturesImportCommand().Build();

    private Command Build()
    {
        var command = new Command("import", "Take over features that another program made.")
        {
            _file, _ids, _name, _out, _only, _least, _json,
        };
        _reading.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec features import vectors.npy --ids asins.txt --name text --out text.features",
            "amazonrec features import image_features_Electronics.b --name image --out photos.features --only-items-of Electronics.csv",
            "amazonrec features import item2attributes.json.gz --name attributes --out attributes.features --min-items 10");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var least = parsed.GetValue(_least);
        if (least < 1) throw new ArgumentException("--min-items takes a number from 1.");
        var (file, target) = (DataSource.File(parsed.GetRequiredValue(_file)), parsed.GetRequiredValue(_out));
        var ids = parsed.GetValue(_ids) is { } named ? DataSource.File(named) : null;
        var rated = parsed.GetValue(_only) is { } path ? DataSource.File(path) : null;
        if (Path.GetDirectoryName(Path.GetFullPath(target)) is { } folder) AtomicFile.Probe(folder);
        var (features, report) = ProgressDisplay.Run(screen, display =>
        {
            var only = rated is null ? null : Ratings.Read(rated, _reading.Read(parsed, display.Task("ratings"), cancellation)).Items;
            return FeatureImport.Read(file, parsed.GetRequiredValue(_name), ids, only, least, display.Task("features"), cancellation);
        });
        cancellation.ThrowIfCancellationRequested();
        features.Save(target);
        var health = FeatureHealth.Measure(features);
        if (parsed.GetValue(_json))
            screen.Output.WriteLine(
                Json.Write(
                    new
                    {
                        File = file.Name,
                        features.Name,
                        report.Format,
                        report.Width,
                        report.Rows,
                        report.Kept,
                        report.Others,
                        report.Duplicates,
                        Health = health,
                        Out = target,
                    }));
        else Show(screen.Results, file.Name, features, report, target);
        FeatureWarning.Write(screen, health);
        return 0;
    }

    private static void Show(IAnsiConsole console, string file, FeatureMatrix features, FeatureImportReport report, string target)
    {
        console.WriteLine($"{file}: {report.Format}, {report.Rows:N0} rows of {report.Width:N0} numbers");
        if (report.Others > 0) console.WriteLine($"{report.Others:N0} rows are of items that nobody rated, and passed over");
        if (report.Duplicates > 0) console.WriteLine($"{report.Duplicates:N0} rows are an item's second or later, and passed over");
        if (report.Rows - report.Kept - report.Others - report.Duplicates is > 0 and var bare)
            console.WriteLine($"{bare:N0} items have none of what is kept, and are left out");
        console.WriteLine($"written: {target}, the features '{features.Name}' of {report.Kept:N0} items");
    }
}
