using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Storage;
using AmazonRec.Features.Text.Cleaning;
using AmazonRec.Features.Text.Sources;

namespace AmazonRec.Cli.Data;

/// <summary>The options that say which texts of items are read: fields of metadata, reviews of training rows, or both.</summary>
internal sealed class TextSourceOptions
{
    /// <summary>The published study's rule, in place of fields.</summary>
    private const string SellingPoints = "selling-points";

    private static readonly IReadOnlyDictionary<string, TextField> Names = EnumName.All<TextField>();
    private static readonly string Review = EnumName.Of(TextField.Review);

    private readonly Option<string?> _catalog = ItemFileOptions.Catalog("the shop's own words, known before anyone rates.");
    private readonly Option<string?> _ratings = ItemFileOptions.OnlyItemsOf();
    private readonly Option<string?> _field = new("--field")
    {
        Description =
            $"What is read of an item, in this order: {string.Join(", ", Names.Keys)}. {Review} takes --data; it is all that is read where "
            + $"there is no --catalog, of which {string.Join(", ", CatalogTexts.StandardFields.Select(EnumName.Of))} are read by default. "
            + $"{SellingPoints}, alone: selling points, or else the description, or else the categories, as the Electronics study reads.",
        HelpName = "LIST",
    };
    private readonly Option<bool> _leaky = new("--leaky")
    {
        Description =
            "With --data: read the reviews to be predicted, too. It shows what such a leak is worth, and no clean split takes the result.",
    };
    private readonly CatalogColumnsOption _catalogColumns = new();
    private readonly DataOptions _data = new(required: false);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _catalog, _ratings, _field, _leaky }) command.Add(option);
        _catalogColumns.AddTo(command);
        _data.AddTo(command);
    }

    public ulong Seed(ParseResult parsed) => _data.Seed(parsed);

    /// <summary>Refuses files that are missing and options that contradict each other, before anything long is done.</summary>
    /// <exception cref="ArgumentException">No source, or a field that none of the sources has.</exception>
    /// <exception cref="IOException">There is no such file.</exception>
    public void Check(ParseResult parsed)
    {
        var (catalog, fields) = (parsed.GetValue(_catalog), Fields(parsed));
        if (catalog is null && !_data.IsGiven(parsed))
            throw new ArgumentException("Name the texts with --catalog FILE, with --data REVIEWS, or with both.");
        if (catalog is null && fields.FirstOrDefault(field => field != Review) is { } shops)
            throw new ArgumentException($"--field {shops} is read from metadata. Name them with --catalog FILE.");
        if (!_data.IsGiven(parsed) && fields.Contains(Review))
            throw new ArgumentException("--field review is read from reviews. Name them with --data REVIEWS, and their split.");
        if (_data.IsGiven(parsed) && !fields.Contains(Review))
            throw new ArgumentException("--data is read for the field review. Add it to --field, or leave out --data.");
        if (catalog is not null && fields is [var only] && only == Review)
            throw new ArgumentException("--catalog is read for other fields than review. Add some to --field, or leave out --catalog.");
        if (catalog is null && parsed.GetResult(_ratings) is { Implicit: false })
            throw new ArgumentException($"{_ratings.Name} is about metadata. Leave it out, or name metadata with --catalog.");
        if (!_data.IsGiven(parsed) && parsed.GetValue(_leaky))
            throw new ArgumentException("--leaky is about reviews. Leave it out: metadata leaks nothing.");
        if (catalog is not null) DataSource.File(catalog);
        if (_data.IsGiven(parsed)) _data.Source(parsed);
    }

    /// <summary>The texts; of an item with both, those of the catalogue first.</summary>
    public ItemTexts Read(ParseResult parsed, TextCleaner cleaner, ProgressDisplay display, CancellationToken cancellation)
    {
        var shops = parsed.GetValue(_catalog) is null ? null : OfCatalog(parsed, cleaner, display, cancellation);
        var users = _data.IsGiven(parsed) ? OfReviews(parsed, cleaner, display, cancellation) : null;
        cancellation.ThrowIfCancellationRequested();
        return shops is null ? users! : users is null ? shops : shops.With(users);
    }

    /// <exception cref="ArgumentException">A name is none, or stands twice.</exception>
    private string[] Fields(ParseResult parsed)
    {
        if (parsed.GetValue(_field) is not { } list)
            return [
                .. parsed.GetValue(_catalog) is null ? [] : CatalogTexts.StandardFields.Select(EnumName.Of),
                .. _data.IsGiven(parsed) ? [Review] : Array.Empty<string>()];
        var fields = list.Split(',', StringSplitOptions.TrimEntries);
        foreach (var field in fields.Where(field => !Names.ContainsKey(field) && !(field == SellingPoints && fields.Length == 1)))
            throw new ArgumentException(
                $"--field {list}: there is no field '{field}'. Take some of {string.Join(", ", Names.Keys)}, or {SellingPoints} alone.");
        return fields.Distinct(StringComparer.Ordinal).Count() == fields.Length
            ? fields
            : throw new ArgumentException($"--field {list}: a field stands twice. Leave out one.");
    }

    private ItemTexts OfCatalog(ParseResult parsed, TextCleaner cleaner, ProgressDisplay display, CancellationToken cancellation)
    {
        var rated = parsed.GetValue(_ratings) is { } path
            ? Ratings.Read(path, new ReadOptions { Progress = display.Task("ratings"), Cancellation = cancellation }).Items
            : null;
        var options = new CatalogOptions
        {
            Only = rated,
            Progress = display.Task("catalog"),
            Cancellation = cancellation,
            Names = _catalogColumns.Read(parsed),
        };
        var catalog = Catalog.Read(DataSource.File(parsed.GetValue(_catalog)!), options);
        return Fields(parsed) is [SellingPoints]
            ? CatalogTexts.SellingPoints(catalog, cleaner)
            : CatalogTexts.Read(catalog, [.. Fields(parsed).Where(field => field != Review).Select(field => Names[field])], cleaner);
    }

    private ItemTexts OfReviews(ParseResult parsed, TextCleaner cleaner, ProgressDisplay display, CancellationToken cancellation)
    {
        var source = _data.Source(parsed);
        var reviews = _data.ReadReviews(parsed, source, display.Task("reviews"), cancellation);
        if (parsed.GetValue(_leaky)) return ReviewTexts.WithTargets(reviews, Protocol.AsReported, cleaner);
        var split = _data.Read(parsed, source, display.Task("ratings"), cancellation);
        return ReviewTexts.OfTraining(reviews, split, cleaner);
    }
}
