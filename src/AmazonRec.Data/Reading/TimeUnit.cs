namespace AmazonRec.Data.Reading;

/// <summary>How a column tells the time.</summary>
internal enum TimeUnit
{
    /// <summary>Seconds since 1970 (Amazon 2014 and 2018, MovieLens).</summary>
    Seconds,

    /// <summary>Milliseconds since 1970 (Amazon 2023).</summary>
    Milliseconds,

    /// <summary>A date, with or without a time of day: see <see cref="IsoTime"/>.</summary>
    Date,
}
