namespace AmazonRec.Data.Catalogs;

/// <summary>A number of items for each field that models read.</summary>
/// <param name="Title">Of titles.</param>
/// <param name="Description">Of descriptions.</param>
/// <param name="Feature">Of lists of features.</param>
/// <param name="Image">Of addresses of pictures.</param>
/// <param name="Price">Of prices that are numbers.</param>
/// <param name="Category">Of categories.</param>
/// <param name="Brand">Of brands.</param>
public sealed record FieldCounts(int Title, int Description, int Feature, int Image, int Price, int Category, int Brand)
{
    /// <summary>How many of the items have each field.</summary>
    internal static FieldCounts Having(IEnumerable<CatalogItem> items)
    {
        var (title, description, feature, image, price, category, brand) = (0, 0, 0, 0, 0, 0, 0);
        foreach (var item in items)
        {
            title += item.Title.Length > 0 ? 1 : 0;
            description += item.Description.Count > 0 ? 1 : 0;
            feature += item.Features.Count > 0 ? 1 : 0;
            image += item.ImageUrls.Count > 0 ? 1 : 0;
            price += item.Price is not null ? 1 : 0;
            category += item.Categories.Count > 0 ? 1 : 0;
            brand += item.Brand.Length > 0 ? 1 : 0;
        }

        return new FieldCounts(title, description, feature, image, price, category, brand);
    }

    /// <summary>How many of <paramref name="all"/> items lack each field.</summary>
    internal FieldCounts Lacking(int all) =>
        new(all - Title, all - Description, all - Feature, all - Image, all - Price, all - Category, all - Brand);
}
