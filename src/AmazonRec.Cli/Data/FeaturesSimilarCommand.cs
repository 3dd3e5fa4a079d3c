using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Compute;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Labels;
using AmazonRec.Features;
using AmazonRec.Features.Images;
using AmazonRec.Studies.Pages;
using Spectre.Console;

namespace AmazonRec.Cli.Data;

/// <summary><c>features similar FILE...</c>: which items features find alike, to see whether they are, or to measure it.</summary>
internal sealed class FeaturesSimilarCommand
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Features of items; several with --label.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<int> _items = FeatureFileOptions.Count();
    private readonly Option<string[]> _item = new("--item")
    {
        Description = "Show this item, in place of drawn ones; may be given several times.",
        HelpName = "ID",
    };
    private readonly Option<int> _neighbours = new("--neighbours")
    {
        Description = "Similar items to each.",
        HelpName = "N",
        DefaultValueFactory = _ => LabelComparison.UsualNeighbours,
    };
    private readonly Option<string?> _images = ItemFileOptions.Pictures();
    private readonly Option<string?> _titles = ItemFileOptions.Catalog("for their titles.");
    private readonly CatalogColumnsOption _catalogColumns = new();
    private readonly Option<string?> _html = OutputOptions.Html();
    private readonly Option<ulong> _seed = SeedOption.Create(1);
    private readonly Option<bool> _json = OutputOptions.Json();
    private readonly LabelOptions _label = new();

    public static Command Create() => new FeaturesSimilarCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "similar",
            "Show some items and those most like them by their features, on a page with pictures if asked (mind whose they are); or "
            + "measure with --label how many of them are of the same kind. Without --item, the seed draws which.")
        {
            _files, _items, _item, _neighbours, _images, _titles, _html, _seed, _json,
        };
        _catalogColumns.AddTo(command);
        _label.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec features similar photos.features --count 10 --images data/raw/photos --html similar.html",
            "amazonrec features similar photos.features --item B00CHCAHHK --catalog products.csv",
            "amazonrec features similar patches.features resnet18.features --label products.csv:product_type_name",
            "amazonrec features similar titles.features --label products.csv:product_type_name --copies-by title --neighbours 10 --json");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var (files, page) = (parsed.GetRequiredValue(_files), parsed.GetValue(_html));
        RefuseIdleOptions(parsed, files);
        if (_label.IsGiven(parsed))
            return new LabelWork(_label, parsed, screen).Run(
                files, parsed.GetValue(_neighbours), parsed.GetValue(_seed), _catalogColumns.Read(parsed), parsed.GetValue(_json),
                cancellation);
        var path = files[0];
        if (page is not null) AtomicFile.Probe(Path.GetDirectoryName(Path.GetFullPath(page))!);
        var features = FeatureMatrix.Load(path);
        var catalog = parsed.GetValue(_titles) is { } titles
            ? Catalog.Read(
                titles, new CatalogOptions { Only = features.Items, Names = _catalogColumns.Read(parsed), Cancellation = cancellation })
            : null;
        var folder = parsed.GetValue(_images) is { } images ? PictureFolder.Open(images) : null;
        var pictures = folder?.Ids.Zip(folder.Files).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        var rows = new List<SimilarItem[]>();
        foreach (var item in Chosen(parsed, features))
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Add(
                [
                    Shown(item, 1),
                    .. FeatureNeighbours.Nearest(features, item, parsed.GetValue(_neighbours)).Select(n => Shown(n.Item, n.Cosine))]);
        }

        if (page is not null) AtomicFile.WriteText(page, SimilarItemsPage.Write(Path.GetFileName(path), rows));
        if (parsed.GetValue(_json))
            screen.Output.WriteLine(
                Json.Write(new { File = path, Rows = rows.Select(row => row.Select(i => new { i.Id, i.Title, i.Cosine })) }));
        else Show(screen.Results, rows, page);
        return 0;

        SimilarItem Shown(int item, double cosine)
        {
            var id = features.Items[item];
            var picture = page is not null && pictures?.GetValueOrDefault(id) is { } file ? File.ReadAllBytes(file) : null;
            return new SimilarItem(id, catalog?.Find(id)?.Title is { Length: > 0 } title ? title : null, picture, cosine);
        }
    }

    /// <exception cref="ArgumentException">Options that have nothing to say, or several files and nothing to compare them by.</exception>
    private void RefuseIdleOptions(ParseResult parsed, string[] files)
    {
        var isMeasured = _label.IsGiven(parsed);
        if (!isMeasured && files.Length > 1)
            throw new ArgumentException("Several files of features are compared by labels. Name them with --label FILE:COLUMN.");
        var idle = isMeasured
            ? new Option[] { _items, _item, _images, _titles, _html }.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false })
            : _label.Idle(parsed);
        if (idle is not null)
            throw new ArgumentException(
                isMeasured
                    ? $"{idle.Name} is about items to show, and --label measures all of them. Leave one of the two out."
                    : $"{idle.Name} is about labels. Leave it out, or name them with --label FILE:COLUMN.");
    }

    private IEnumerable<int> Chosen(ParseResult parsed, FeatureMatrix features)
    {
        if (parsed.GetValue(_item) is { Length: > 0 } named)
            return named.Select(
                id =>
                    features.Items.TryGetCode(id, out var code)
                        ? code
                        : throw new ArgumentException($"There are no features of item '{id}'."));
        return RandomSource.For(parsed.GetValue(_seed), "similar items").Permutation(features.Items.Count).Take(parsed.GetValue(_items));
    }

    private static void Show(IAnsiConsole console, List<SimilarItem[]> rows, string? page)
    {
        foreach (var row in rows)
        {
            console.WriteLine($"{row[0].Id} {row[0].Title}".TrimEnd());
            foreach (var item in row[1..]) console.WriteLine($"  {item.Cosine:F3}  {item.Id} {item.Title}".TrimEnd());
        }

        if (page is not null) console.WriteLine($"written: {page}");
    }
}
