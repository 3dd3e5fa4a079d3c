namespace AmazonRec.Data.Catalogs;

/// <summary>The items of a set of ratings beside what a catalogue knows of them.</summary>
public sealed class CatalogJoin
{
    internal CatalogJoin(Catalog catalog, Ratings ratings)
    {
        Items = [.. ratings.Items.Ids.Select(catalog.Find)];
        Matched = Items.Count(item => item is not null);
        var counts = ratings.CountsPerItem();
        for (var code = 0; code < counts.Length; code++)
            if (Items[code] is null) UnmatchedRatings += counts[code];
        Coverage = FieldCounts.Having(Items.OfType<CatalogItem>());
    }

    /// <summary>The item of each item code of the ratings' vocabulary; null where the catalogue does not have it.</summary>
    public IReadOnlyList<CatalogItem?> Items { get; }

    /// <summary>How many items of the vocabulary the catalogue has.</summary>
    public int Matched { get; }

    /// <summary>How many it does not have.</summary>
    public int Unmatched => Items.Count - Matched;

    /// <summary>Rows of the ratings whose item it does not have.</summary>
    public int UnmatchedRatings { get; }

    /// <summary>How many items of the vocabulary have each field.</summary>
    public FieldCounts Coverage { get; }
}
