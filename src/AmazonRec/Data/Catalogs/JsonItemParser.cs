using System.Text.Json;

namespace AmazonRec.Data.Catalogs;

/// <summary>Reads one JSON object of Amazon metadata, whatever its year: the schemas share names or don't collide. Unknown properties are passed over.</summary>
internal sealed class JsonItemParser : IItemParser
{
    public string IdOf(ReadOnlySpan<byte> row)
    {
        var json = Start(row);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (IsId(ref json)) return RowText.Id(JsonValue.Text(ref json, "asin"), "asin");
            json.Skip();
        }

        throw new FormatException("'asin' is missing");
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
            if (IsId(ref json)) id ??= JsonValue.Text(ref json, "asin");
            else if (json.ValueTextEquals("title"u8)) title = JsonValue.Text(ref json, "title");
            else if (json.ValueTextEquals("brand"u8) || json.ValueTextEquals("store"u8)) brand = JsonValue.Text(ref json, "brand");
            else if (json.ValueTextEquals("main_cat"u8) || json.ValueTextEquals("main_category"u8)) mainCategory = JsonValue.Text(ref json, "main_cat");
            else if (json.ValueTextEquals("salesRank"u8)) rankedIn = JsonValue.FirstName(ref json);
            else if (json.ValueTextEquals("category"u8) || json.ValueTextEquals("categories"u8)) JsonValue.AddTexts(ref json, categories, "category");
            else if (json.ValueTextEquals("description"u8)) JsonValue.AddTexts(ref json, description, "description");
            else if (json.ValueTextEquals("feature"u8) || json.ValueTextEquals("features"u8)) JsonValue.AddTexts(ref json, features, "feature");
            else if (json.ValueTextEquals("price"u8)) price = JsonValue.Text(ref json, "price");
            else if (json.ValueTextEquals("imageURLHighRes"u8)) JsonValue.AddTexts(ref json, pictures.HighResolution, "imageURLHighRes");
            else if (json.ValueTextEquals("imageURL"u8) || json.ValueTextEquals("image"u8) || json.ValueTextEquals("imUrl"u8)) JsonValue.AddTexts(ref json, pictures.Normal, "imageURL");
            else if (json.ValueTextEquals("images"u8)) PictureSizes.Read(ref json, pictures);
            else if (json.ValueTextEquals("details"u8)) JsonValue.AddDetails(ref json, row, details);
            else if (json.ValueTextEquals("date"u8)) date = JsonValue.Text(ref json, "date");
            else json.Skip();
        }

        if (json.Read()) throw new JsonException("text follows the object"); // Read throws on what is no JSON at all
        return new CatalogItem(RowText.Id(id, "asin"))
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

    private static bool IsId(ref Utf8JsonReader json) => json.ValueTextEquals("asin"u8) || json.ValueTextEquals("parent_asin"u8);

    private static Utf8JsonReader Start(ReadOnlySpan<byte> row)
    {
        RowText.CheckUtf8(row);
        var json = new Utf8JsonReader(row);
        return json.Read() && json.TokenType == JsonTokenType.StartObject ? json : throw new FormatException("the line is no JSON object");
    }
}
