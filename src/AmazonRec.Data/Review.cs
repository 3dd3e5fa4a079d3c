namespace AmazonRec.Data;

/// <summary>One review, as the Amazon files of 2014 and 2018 hold it. The reviewer's name is not kept: no study needs it.</summary>
/// <param name="User">reviewerID.</param>
/// <param name="Item">asin.</param>
/// <param name="Rating">overall, in stars.</param>
/// <param name="Time">unixReviewTime: seconds since 1970.</param>
public sealed record Review(string User, string Item, float Rating, long Time)
{
    /// <summary>reviewText; empty where the file has none.</summary>
    public string Text { get; init; } = "";

    /// <summary>summary: the review's headline; empty where the file has none.</summary>
    public string Summary { get; init; } = "";

    /// <summary>How many found it helpful: 'vote' (2018) or the first number of 'helpful' (2014).</summary>
    public int HelpfulVotes { get; init; }

    /// <summary>How many voted at all: the second number of 'helpful' (2014); null in 2018, which does not say.</summary>
    public int? TotalVotes { get; init; }

    /// <summary>Whether Amazon knows of the purchase; null in 2014, which does not say.</summary>
    public bool? Verified { get; init; }

    /// <summary>The variant bought, such as Color: Black; empty where the file has none.</summary>
    public IReadOnlyDictionary<string, string> Style { get; init; } = EmptyStyle;

    /// <summary>Addresses of the reviewer's photos.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    private static IReadOnlyDictionary<string, string> EmptyStyle { get; } = new Dictionary<string, string>();
}
