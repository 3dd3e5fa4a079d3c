using System.Text.Json.Serialization;

namespace AmazonRec.Synthesis;

/// <summary>The formats in which the field publishes its data, and in which the synthesizer writes.</summary>
public enum SynthesisFormat
{
    /// <summary>Amazon 2014: reviews as JSON lines, metadata as Python literals.</summary>
    [JsonStringEnumMemberName("2014")]
    Amazon2014,

    /// <summary>Amazon 2018: reviews and metadata as JSON lines.</summary>
    [JsonStringEnumMemberName("2018")]
    Amazon2018,

    /// <summary>Amazon 2023: reviews and metadata as JSON lines.</summary>
    [JsonStringEnumMemberName("2023")]
    Amazon2023,

    /// <summary>Amazon 2014, ratings only: user, item, rating, time.</summary>
    [JsonStringEnumMemberName("ratings-2014")]
    Ratings2014,

    /// <summary>Amazon 2018, ratings only: item, user, rating, time.</summary>
    [JsonStringEnumMemberName("ratings-2018")]
    Ratings2018,

    /// <summary>Amazon 2023, ratings only: user, item, rating, time in milliseconds, under a header.</summary>
    [JsonStringEnumMemberName("ratings-2023")]
    Ratings2023,

    /// <summary>Electronics with attributes of users and of models (Wan et al., WSDM 2020).</summary>
    MarketingBias,

    /// <summary>MovieLens 100k: u.data and its tables.</summary>
    [JsonStringEnumMemberName("movielens-100k")]
    MovieLens100k,

    /// <summary>MovieLens 1M: tables separated by double colons.</summary>
    [JsonStringEnumMemberName("movielens-1m")]
    MovieLens1m,

    /// <summary>MovieLens latest: CSV with half stars.</summary>
    [JsonStringEnumMemberName("movielens-latest")]
    MovieLensLatest,
}
