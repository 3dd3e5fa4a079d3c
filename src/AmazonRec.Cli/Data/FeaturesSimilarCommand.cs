using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Compute;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Storage;
using AmazonRec.Features;
using AmazonRec.Features.Images;
using AmazonRec.Studies.Pages;
using Spectre.Console;

namespace AmazonRec.Cli.Data;

/// <summary><c>features similar FILE</c>: which items features find alike, to see whether they are.</summary>
internal sealed class FeaturesSimilarCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "Features of items." };
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
        DefaultValueFactory = _ => 7,
    };
    private readonly Option<string?> _images = ItemFileOptions.Pictures();
    private readonly Option<string?> _titles = ItemFileOptions.Catalog("for their titles.");
    private readonly CatalogColumnsOption _catalogColumns = new();
    private readonly Option<string?> _html = OutputOptions.Html();
    private readonly Option<ulong> _seed = SeedOption.Create(1);
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new FeaturesSimilarCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "similar",
            "Show some items and those most like them by their features, on a page with pictures if asked (mind whose they are). "
            + "Without --item, the seed draws which.")
        {
            _file, _items, _item, _neighbours, _images, _titles, _html, _seed, _json,
        };
        _catalogColumns.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec features similar photos.features --count 10 --images data/raw/photos --html similar.html",
            "amazonrec features similar photos.features --item B00CHCAHHK --catalog products.csv");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var (path, page) = (parsed.GetRequiredValue(_file), parsed.GetValue(_html));
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
