namespace AmazonRec.Data.Downloads;

/// <summary>What a file must look like from its first bytes on.</summary>
public enum FileForm
{
    /// <summary>Text, such as CSV.</summary>
    Text,

    /// <summary>A gzip file.</summary>
    Gzip,

    /// <summary>A zip archive, unpacked once it is whole.</summary>
    Zip,
}
