using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Features;
using AmazonRec.Runs;
using Spectre.Console;

namespace AmazonRec.Cli.Train;

/// <summary>The metadata that train was given, read before anything is trained.</summary>
/// <param name="Catalog">What it says of the items.</param>
/// <param name="Input">What the run's file says of it.</param>
internal sealed record RunCatalog(Catalog Catalog, CatalogInput Input)
{
    /// <summary>Reads it, and says at once if none of its ids fits.</summary>
    /// <param name="source">The file.</param>
    /// <param name="names">Of its columns, where they were said.</param>
    /// <param name="split">The rows whose items count.</param>
    /// <param name="screen">Where it is said.</param>
    /// <param name="display">Of the reading.</param>
    /// <param name="cancellation">Ends it.</param>
    public static RunCatalog Read(
        DataSource source, CatalogNames? names, Split split, Screen screen, ProgressDisplay display, CancellationToken cancellation)
    {
        var items = split.Train.Items;
        var catalog = Catalog.Read(
            source,
            new CatalogOptions
            {
                Only = items,
                Names = names,
                Progress = display.Reading("catalogue", source),
                Cancellation = cancellation,
            });
        var input = new CatalogInput(source.Name, items.Count, catalog.Items.Count)
        {
            Note = catalog.Items.Count == 0 && items.Count > 0 ? Stranger(catalog.Report, items) : null,
        };
        if (input.Note is not null) screen.Notes.WriteLine($"warning: {source.Name}: {input.Note}.");
        return new(catalog, input);
    }

    /// <summary>What it says of the items, as content; where that is nothing, none, and the note says why.</summary>
    /// <param name="split">The rows whose items count.</param>
    public (IReadOnlyList<ItemFeatures> Content, RunCatalog Noted) Facts(Split split)
    {
        if (Input.Note is not null) return ([], this);
        try
        {
            var facts = CatalogFacts.ToFeatures(Catalog, named: [], measured: []);
            return ([FeatureAlignment.Align(facts, split.Train, FeatureScaling.None, CatalogFacts.Name)], this);
        }
        catch (ArgumentException e)
        {
            return ([], this with { Input = Input with { Note = $"trained without content. {e.Message.TrimEnd('.')}" } });
        }
    }

    /// <summary>How many items were found, in a line.</summary>
    public string InWords() =>
        $"catalogue: {Input.Found:N0} of {Input.Items:N0} items found{(Catalog.Report.Names is { } taken ? $"; {taken}" : "")}";

    private static string Stranger(CatalogReport report, Vocabulary items) =>
        $"0 of {items.Count:N0} items of the ratings are in the catalogue, which has {report.Rows:N0} rows: its ids look like "
        + $"'{report.FirstOtherId}', the ratings' like '{items[0]}'. Name the column of its ids with --catalog-columns item=NAME, or give "
        + "the catalogue of these items";
}
