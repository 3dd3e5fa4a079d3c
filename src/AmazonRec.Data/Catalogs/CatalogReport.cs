namespace AmazonRec.Data.Catalogs;

/// <summary>What reading a metadata file came to. Rows = Items + Duplicates + OtherRows + the bad ones.</summary>
/// <param name="Format">How the file is written.</param>
/// <param name="Rows">Rows of the file, without header and blank lines.</param>
/// <param name="Items">Distinct items kept.</param>
/// <param name="Duplicates">Rows of an item beyond its first, merged into it.</param>
/// <param name="OtherRows">Rows of items that <see cref="CatalogOptions.Only"/> leaves out.</param>
/// <param name="Present">How many of the items have each field.</param>
/// <param name="Missing">How many of the items lack each field.</param>
/// <param name="MarkupTitles">Items without a title that have scraps of HTML or of a script in its place.</param>
/// <param name="NearEmpty">Items with neither title, description, features, pictures nor price.</param>
/// <param name="BadRows">Rows left out as bad.</param>
public sealed record CatalogReport(
    CatalogFormat Format,
    long Rows,
    int Items,
    long Duplicates,
    long OtherRows,
    FieldCounts Present,
    FieldCounts Missing,
    int MarkupTitles,
    int NearEmpty,
    IReadOnlyList<RowError> BadRows)
{
    /// <summary>The names that ids and titles were taken from; null where the format leaves no choice.</summary>
    public CatalogNames? Names { get; init; }

    /// <summary>The id of the first row that <see cref="CatalogOptions.Only"/> left out; null where it left out none.</summary>
    public string? FirstOtherId { get; init; }
}
