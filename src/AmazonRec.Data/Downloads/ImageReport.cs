namespace AmazonRec.Data.Downloads;

/// <summary>What came of a list of photos. Every listed item is in one count.</summary>
/// <param name="Folder">Where they lie, with images.json.</param>
/// <param name="Listed">Lines of the list.</param>
/// <param name="Fetched">Fetched now.</param>
/// <param name="AlreadyThere">Fetched before.</param>
/// <param name="Missing">Not there (404).</param>
/// <param name="Refused">No photo, too large, or no address.</param>
/// <param name="Failed">Not to be had this time; the next run tries again.</param>
/// <param name="LeftAlone">Missing or refused before, and not asked for again.</param>
/// <param name="Repeated">Items that the list names again; the first address counts.</param>
/// <param name="Bytes">Bytes fetched now.</param>
public sealed record ImageReport(
    string Folder,
    int Listed,
    int Fetched,
    int AlreadyThere,
    int Missing,
    int Refused,
    int Failed,
    int LeftAlone,
    int Repeated,
    long Bytes);
