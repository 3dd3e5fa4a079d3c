using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Filtering;

namespace AmazonRec.Studies.Running;

/// <summary>What joining ratings with metadata leaves.</summary>
internal static class CatalogFilter
{
    /// <summary>Rows of items that the metadata know, whatever they say of them.</summary>
    public static Ratings Known(Ratings ratings, Catalog catalog)
    {
        bool[] known = [.. ratings.Items.Ids.Select(id => catalog.Find(id) is not null)];
        var selection = new Selection(ratings);
        for (var row = 0; row < selection.Kept.Length; row++) selection.Kept[row] = known[ratings.Item[row]];
        selection.Close("products of the metadata");
        return selection.ToRatings();
    }
}
