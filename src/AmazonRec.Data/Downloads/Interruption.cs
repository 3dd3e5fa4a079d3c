namespace AmazonRec.Data.Downloads;

/// <summary>Something went wrong that may go right at the next try.</summary>
internal sealed class Interruption(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long the server asks to wait, if it does.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
