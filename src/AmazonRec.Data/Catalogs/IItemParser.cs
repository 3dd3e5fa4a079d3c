namespace AmazonRec.Data.Catalogs;

/// <summary>
/// Reads the rows of one format. Both methods throw FormatException or JsonException for a bad row, with the reason alone.
/// </summary>
internal interface IItemParser
{
    /// <summary>The id of a row's item, read no further than needed.</summary>
    string IdOf(ReadOnlySpan<byte> row);

    /// <summary>The item of a row, its texts as they stand there.</summary>
    CatalogItem Parse(ReadOnlySpan<byte> row);
}
