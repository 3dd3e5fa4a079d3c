namespace AmazonRec.Encoders;

/// <summary>A picture that can't be read: damaged, cut short, beyond the limits, or of a kind that is not supported.</summary>
public sealed class ImageFormatException : FormatException
{
    /// <summary>An exception without further word.</summary>
    public ImageFormatException() { }

    /// <param name="message">What is wrong.</param>
    public ImageFormatException(string message) : base(message) { }

    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">Why.</param>
    public ImageFormatException(string message, Exception innerException) : base(message, innerException) { }
}
