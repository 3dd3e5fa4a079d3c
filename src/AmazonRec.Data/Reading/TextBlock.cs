namespace AmazonRec.Data.Reading;

/// <summary>Whole lines of a file.</summary>
/// <param name="buffer">Where they lie; what is behind them belongs to nobody.</param>
internal sealed class TextBlock(byte[] buffer)
{
    /// <summary>The place of the lines, to be used again.</summary>
    public byte[] Buffer { get; set; } = buffer;

    /// <summary>How many bytes of it are lines.</summary>
    public int Length { get; set; }

    /// <summary>Share of the (compressed) file read when this block was full, 0 to 1.</summary>
    public double Progress { get; set; }

    /// <summary>Why the file can't be read any further than these lines; null where it can.</summary>
    public string? Failure { get; set; }
}
