using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Labels;
using AmazonRec.Features;
using AmazonRec.Studies.Tables;
using Spectre.Console;

namespace AmazonRec.Cli.Data;

/// <summary>Sets features against labels, and tells what came of it.</summary>
internal sealed class LabelWork(LabelOptions options, ParseResult parsed, Screen screen)
{
    private const int LabelsOnScreen = 12;

    /// <summary>Measures the files.</summary>
    /// <param name="files">Features, at least one.</param>
    /// <param name="neighbours">Neighbours of each item.</param>
    /// <param name="seed">Of the draws for intervals.</param>
    /// <param name="names">The name of the id in the label's file, where it is said.</param>
    /// <param name="asJson">Whether the answer is for a machine.</param>
    /// <param name="cancellation">Ends it.</param>
    public int Run(
        string[] files, int neighbours, ulong seed, CatalogNames? names, bool asJson, CancellationToken cancellation)
    {
        FeatureMatrix[] features = [.. files.Select(FeatureMatrix.Load)];
        var (all, distinct) = options.Read(parsed, features, names, cancellation);
        var draws = new BootstrapOptions { Seed = seed, Threads = options.Threads(parsed) };
        var (without, with) = ProgressDisplay.Run(screen, display =>
        {
            var measured = Measure(distinct, "");
            return (measured, all.Ids.Count > distinct.Ids.Count ? Measure(all, " with copies") : null);

            IReadOnlyList<LabelAgreement> Measure(LabelledItems items, string note) => LabelComparison.Measure(
                features, items, neighbours, draws, file => display.Task($"neighbours by {Path.GetFileName(files[file])}{note}"),
                cancellation);
        });
        if (asJson)
            screen.Output.WriteLine(Json.Write(new
            {
                Label = options.Column(parsed),
                Copies = options.Copies(parsed),
                Items = all.Ids.Count,
                Distinct = distinct.Ids.Count,
                Files = files.Select((file, i) => new
                {
                    File = file,
                    features[i].Name,
                    features[i].Width,
                    features[i].Origin,
                    features[i].Items.Count,
                    WithoutCopies = without[i],
                    WithCopies = with?[i],
                }),
            }));
        else Show(files, features, all.Ids.Count, without, with);
        return 0;
    }

    private void Show(
        string[] files, FeatureMatrix[] features, int items, IReadOnlyList<LabelAgreement> without, IReadOnlyList<LabelAgreement>? with)
    {
        var (console, first, label) = (screen.Results, without[0], options.Column(parsed));
        string[] names = [.. files.Select(file => Path.GetFileName(file))];
        foreach (var (name, matrix) in names.Zip(features))
            if (matrix.Items.Count > items)
                console.WriteLine($"{name}: {items:N0} of {matrix.Items.Count:N0} items have a label and are in every file");
        console.WriteLine(
            items > first.Items
                ? $"{items - first.Items:N0} of {items:N0} items are copies ({options.Copies(parsed)}); {first.Items:N0} remain"
                : $"{items:N0} items, and no copies ({options.Copies(parsed)})");
        console.Write(
            Tables.Of(
                LabelTables.Files(
                    $"Neighbours with the same {label}: share of the {first.Neighbours} nearest",
                    [.. names.Zip(features, (name, of) => (name, MethodOf(of)))],
                    without,
                    with)));
        console.WriteLine(
            $"by chance {first.Chance:F3}, at best {first.Best:F3}; intervals: {first.Share.Level:P0}, items drawn anew; mean of labels: "
            + "each label once");
        console.Write(Tables.Of(LabelTables.ByLabel("By label", names, without, LabelsOnScreen)));
        if (first.Labels.Count > LabelsOnScreen)
            console.WriteLine($"and {first.Labels.Count - LabelsOnScreen:N0} more labels: --json has them all");
    }

    /// <summary>The encoder of pretrained features, else the method.</summary>
    private static string MethodOf(FeatureMatrix features) =>
        features.Origin.GetValueOrDefault("encoder") ?? features.Origin.GetValueOrDefault("method") ?? features.Name;
}
