namespace AmazonRec.Data.Catalogs;

/// <summary>What a column tells of an item.</summary>
internal enum ItemField
{
    /// <summary>Something without a place of its own.</summary>
    Detail,

    /// <summary>Nothing: it is of a rating, or of who gave it.</summary>
    None,

    Id,
    Title,
    Brand,
    Categories,
    Description,
    Features,
    Price,
    Image,
    Year,

    /// <summary>Whether the item is of the genre that the column is named by.</summary>
    Genre,
}
