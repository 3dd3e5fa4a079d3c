namespace AmazonRec.Data.Synthesis;

/// <summary>The formats in which the field publishes its data, and in which the synthesizer writes.</summary>
public enum SynthesisFormat
{
    /// <summary>Amazon 2014: reviews as JSON lines, metadata as Python literals.</summary>
    Amazon2014,

    /// <summary>Amazon 2018: reviews and metadata as JSON lines.</summary>
    Amazon2018,

    /// <summary>Amazon 2023: reviews and metadata as JSON lines.</summary>
    Amazon2023,

    /// <summary>Amazon 2014, ratings only: user, item, rating, time.</summary>
    Ratings2014,

    /// <summary>Amazon 2018, ratings only: item, user, rating, time.</summary>
    Ratings2018,

    /// <summary>Amazon 2023, ratings only: user, item, rating, time in milliseconds, under a header.</summary>
    Ratings2023,

    /// <summary>Electronics with attributes of users and of models (Wan et al., WSDM 2020).</summary>
    MarketingBias,

    /// <summary>MovieLens 100k: u.data and its tables.</summary>
    MovieLens100k,

    /// <summary>MovieLens 1M: tables separated by double colons.</summary>
    MovieLens1m,

    /// <summary>MovieLens latest: CSV with half stars.</summary>
    MovieLensLatest,
}
