namespace AmazonRec.Data.Downloads;

/// <summary>What is known of a file's published checksum.</summary>
public enum ChecksumState
{
    /// <summary>Its owner publishes none, or it was not to be had.</summary>
    NotPublished,

    /// <summary>The file is the one it was published for.</summary>
    Matched,
}
