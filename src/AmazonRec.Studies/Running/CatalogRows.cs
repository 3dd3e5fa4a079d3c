using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Filtering;

namespace AmazonRec.Studies.Running;

/// <summary>Rows of items of which metadata tell what a study needs: what joining ratings and metadata leaves.</summary>
internal static class CatalogRows
{
    /// <summary>Rows of items that the metadata know, whatever they say of them.</summary>
    public static Ratings Known(Ratings ratings, Catalog catalog) => Of(ratings, catalog, _ => true, "products of the metadata");

    /// <summary>Rows of items with a title.</summary>
    public static Ratings WithTitle(Ratings ratings, Catalog catalog) =>
        Of(ratings, catalog, item => item.Title.Length > 0, "products with a title");

    /// <summary>Rows of items with a title and the address of a photo.</summary>
    public static Ratings WithTitleAndPhoto(Ratings ratings, Catalog catalog) =>
        Of(ratings, catalog, item => item.Title.Length > 0 && item.ImageUrls.Count > 0, "products with photo and title");

    private static Ratings Of(Ratings ratings, Catalog catalog, Func<CatalogItem, bool> keep, string step)
    {
        bool[] kept = [.. ratings.Items.Ids.Select(id => catalog.Find(id) is { } item && keep(item))];
        var selection = new Selection(ratings);
        for (var row = 0; row < selection.Kept.Length; row++) selection.Kept[row] = kept[ratings.Item[row]];
        selection.Close(step);
        return selection.ToRatings();
    }
}
