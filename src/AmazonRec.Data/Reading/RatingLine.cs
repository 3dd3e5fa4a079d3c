namespace AmazonRec.Data.Reading;

/// <summary>A rating and where its ids lie in the line.</summary>
internal struct RatingLine
{
    public int UserStart;
    public int UserLength;
    public int ItemStart;
    public int ItemLength;
    public float Value;

    /// <summary>Seconds since 1970.</summary>
    public long Time;

    /// <summary>Fingerprint of the review's text, 0 where there is none.</summary>
    public ulong TextHash;

    /// <summary>Whether it is of a verified purchase; false where nobody asks.</summary>
    public bool IsVerified;
}
