using System.Text;
using System.Text.Json;
using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>
/// Reads one JSON object of Amazon metadata, whatever its year: the schemas share names or don't collide. Unknown properties are passed
/// over.
/// </summary>
/// <param name="names">The names of id and title; null for Amazon's own.</param>
internal sealed class JsonItemParser(CatalogNames? names) : IItemParser
{
    private readonly byte[][] _ids = names is null ? ["asin"u8.ToArray(), "parent_asin"u8.ToArray()] : [Encoding.UTF8.GetBytes(names.Item)];
    private readonly byte[] _title = Encoding.UTF8.GetBytes(names?.Title ?? "title");
    private readonly string _id = names?.Item ?? "asin";

    public string IdOf(ReadOnlySpan<byte> row)
    {
        var json = Start(row);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (IsId(ref json)) return RowText.Id(JsonValue.Text(ref json, _id), _id);
            json.Skip();
        }

        throw new FormatException($"'{_id}' is missing");
    }

    public CatalogItem Parse(ReadOnlySpan<byte> row)
    {
        var json = Start(row);
        string? id = null;
        string title = "", brand = "", mainCategory = "", rankedIn = "", price = "", date = "";
        List<string> categories = [], description = [], features = [];
        var pictures = new Pictures();
        var details = new Dictionary<string, string>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (IsId(ref json)) id ??= JsonValue.Text(ref json, _id);
            else if (JsonText.Is(ref json, _title)) title = JsonValue.Text(ref json, "title");
            else if (JsonText.Is(ref json, "brand"u8) || JsonText.Is(ref json, "store"u8)) brand = JsonValue.Text(ref json, "brand");
            else if (JsonText.Is(ref json, "main_cat"u8) || JsonText.Is(ref json, "main_category"u8))
                mainCategory = JsonValue.Text(ref json, "main_cat");
            else if (JsonText.Is(ref json, "salesRank"u8)) rankedIn = JsonValue.FirstName(ref json);
            else if (JsonText.Is(ref json, "category"u8) || JsonText.Is(ref json, "categories"u8))
                JsonValue.AddTexts(ref json, categories, "category");
            else if (JsonText.Is(ref json, "description"u8)) JsonValue.AddTexts(ref json, description, "description");
            else if (JsonText.Is(ref json, "feature"u8) || JsonText.Is(ref json, "features"u8))
                JsonValue.AddTexts(ref json, features, "feature");
            else if (JsonText.Is(ref json, "price"u8)) price = JsonValue.Text(ref json, "price");
            else if (JsonText.Is(ref json, "imageURLHighRes"u8)) JsonValue.AddTexts(ref json, pictures.HighResolution, "imageURLHighRes");
            else if (JsonText.Is(ref json, "imageURL"u8) || JsonText.Is(ref json, "image"u8) || JsonText.Is(ref json, "imUrl"u8))
                JsonValue.AddTexts(ref json, pictures.Normal, "imageURL");
            else if (JsonText.Is(ref json, "images"u8)) PictureSizes.Read(ref json, pictures);
            else if (JsonText.Is(ref json, "details"u8)) JsonValue.AddDetails(ref json, row, details);
            else if (JsonText.Is(ref json, "date"u8)) date = JsonValue.Text(ref json, "date");
            else json.Skip();
        }

        if (json.Read()) throw new JsonException("text follows the object"); // Read throws on what is no JSON at all
        return new CatalogItem(RowText.Id(id, _id))
        {
            Title = title,
            Brand = brand,
            MainCategory = mainCategory.Length > 0 ? mainCategory : rankedIn,
            Categories = categories,
            Description = description,
            Features = features,
            Price = Prices.Parse(price, out var priceText),
            PriceText = priceText,
            ImageUrls = pictures.LargestFirst(),
            Details = details,
            Year = Years.OfDate(date) ?? Years.OfDate(details.GetValueOrDefault("Date First Available", "")),
        };
    }

    private bool IsId(ref Utf8JsonReader json)
    {
        foreach (var name in _ids)
            if (JsonText.Is(ref json, name)) return true;
        return false;
    }

    private static Utf8JsonReader Start(ReadOnlySpan<byte> row)
    {
        RowText.CheckUtf8(row);
        var json = new Utf8JsonReader(row);
        return json.Read() && json.TokenType == JsonTokenType.StartObject ? json : throw new FormatException("the line is no JSON object");
    }
}
