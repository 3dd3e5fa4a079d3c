namespace AmazonRec.Data.Downloads;

/// <summary>What came of a photo.</summary>
public enum ImageStatus
{
    /// <summary>It is there.</summary>
    Fetched,

    /// <summary>Its address leads nowhere any more (404, 410).</summary>
    Missing,

    /// <summary>What came is no photo, or too large, or the address is none.</summary>
    Refused,

    /// <summary>It could not be had this time, and will be tried again.</summary>
    Failed,
}
