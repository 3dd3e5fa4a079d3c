using System.Text;

using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>Reads rows of columns that a header names.</summary>
internal sealed class ColumnsParser(ItemColumns columns) : IItemParser
{
    private readonly DelimitedLine _line = new(columns.Delimiter);
    private readonly int _id = columns.Id;
    private readonly bool _areFilms = columns.AreFilms;

    public string IdOf(ReadOnlySpan<byte> row)
    {
        Split(row);
        return RowText.Id(Text(_id), columns.Names[_id]);
    }

    public CatalogItem Parse(ReadOnlySpan<byte> row)
    {
        var id = IdOf(row);
        string title = "", brand = "", price = "";
        List<string> categories = [], description = [], features = [];
        int? year = null;
        var pictures = new Pictures();
        var details = new Dictionary<string, string>();
        for (var i = 0; i < columns.Fields.Count; i++)
        {
            if (columns.Fields[i] is ItemField.None or ItemField.Id) continue;
            var text = Text(i);
            if (text.Length == 0) continue;
            switch (columns.Fields[i])
            {
                case ItemField.Title: title = text; break;
                case ItemField.Brand: brand = text; break;
                case ItemField.Price: price = text; break;
                case ItemField.Categories: categories.AddRange(MovieLensColonsParser.Listed(text)); break;
                case ItemField.Description: description.Add(text); break;
                case ItemField.Features: features.Add(text); break;
                case ItemField.Image: pictures.Normal.Add(text); break;
                case ItemField.Year:
                    year = Years.OfNumber(text)
                    ?? throw new FormatException($"'{columns.Names[i]}' is '{text}', no year"); break;
                case ItemField.Genre when IsSet(text, columns.Names[i]): categories.Add(columns.Names[i]); break;
                case ItemField.Detail: details.TryAdd(columns.Names[i], text); break;
            }
        }

        return new CatalogItem(id)
        {
            Title = title,
            Brand = brand,
            Categories = categories,
            Description = description,
            Features = features,
            Price = Prices.Parse(price, out var priceText),
            PriceText = priceText,
            ImageUrls = pictures.LargestFirst(),
            Details = details,
            Year = year ?? (_areFilms ? Years.OfTitle(title) : null),
        };
    }

    private void Split(ReadOnlySpan<byte> row)
    {
        RowText.CheckUtf8(row);
        var count = _line.Split(row);
        if (count != columns.Fields.Count) throw new FormatException($"{count} columns where {columns.Fields.Count} are expected");
    }

    private string Text(int column) => Encoding.UTF8.GetString(_line[column]).Trim();

    /// <exception cref="FormatException">The flag is neither 0 nor 1.</exception>
    private static bool IsSet(string flag, string genre) => flag switch
    {
        "1" or "1.0" => true,
        "0" or "0.0" => false,
        _ => throw new FormatException($"the flag of {genre} is '{flag}', neither 0 nor 1"),
    };
}
