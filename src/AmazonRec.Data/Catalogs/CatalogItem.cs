namespace AmazonRec.Data.Catalogs;

/// <summary>What a file tells of one item. What it does not tell is empty, and null only where empty would be a number.</summary>
/// <param name="Id">The item's id as ratings have it: asin, parent_asin, or a number.</param>
public sealed record CatalogItem(string Id)
{
    internal static IReadOnlyDictionary<string, string> NoDetails { get; } = new Dictionary<string, string>();

    /// <summary>Name of the item.</summary>
    public string Title { get; init; } = "";

    /// <summary>Brand, or the store where a file has no brands (Amazon 2023).</summary>
    public string Brand { get; init; } = "";

    /// <summary>Categories as the file has them, mostly from general to special, each once; genres of a film.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The shop's department; of 2014, whose files do not say, the one that the item's sales rank is of.</summary>
    public string MainCategory { get; init; } = "";

    /// <summary>Paragraphs of the description, none of them empty.</summary>
    public IReadOnlyList<string> Description { get; init; } = [];

    /// <summary>The shop's list of selling points, none of them empty.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Price in the file's currency; the lower end where it tells a range.</summary>
    public decimal? Price { get; init; }

    /// <summary>The price as the file writes it, such as $5.00 - $10.00; empty where that is no price but scraped junk.</summary>
    public string PriceText { get; init; } = "";

    /// <summary>Addresses of the item's pictures, each picture once in its largest size, those of high resolution first.</summary>
    public IReadOnlyList<string> ImageUrls { get; init; } = [];

    /// <summary>Everything else that the file tells by name, such as Shipping Weight; values as text, anything nested as JSON.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = NoDetails;

    /// <summary>Year of release, or of the first sale.</summary>
    public int? Year { get; init; }

    /// <summary>This item, and of another row of the same item what this one does not tell.</summary>
    internal CatalogItem OrElse(CatalogItem other) => this with
    {
        Title = Or(Title, other.Title),
        Brand = Or(Brand, other.Brand),
        Categories = Or(Categories, other.Categories),
        MainCategory = Or(MainCategory, other.MainCategory),
        Description = Or(Description, other.Description),
        Features = Or(Features, other.Features),
        Price = Price ?? other.Price,
        PriceText = Price is null && other.Price is not null ? other.PriceText : Or(PriceText, Price is null ? other.PriceText : ""),
        ImageUrls = Or(ImageUrls, other.ImageUrls),
        Details = Details.Count > 0 ? Details : other.Details,
        Year = Year ?? other.Year,
    };

    private static string Or(string first, string second) => first.Length > 0 ? first : second;

    private static IReadOnlyList<string> Or(IReadOnlyList<string> first, IReadOnlyList<string> second) => first.Count > 0 ? first : second;
}
