using AmazonRec.Data;
using AmazonRec.Models.Zoo;

namespace AmazonRec.Runs;

/// <summary>What a run was asked for: with the training options and the split's seed, enough to run it again.</summary>
/// <param name="File">The data as it was named.</param>
/// <param name="Model">Name in the zoo.</param>
/// <param name="ModelOptions">What was chosen about the model; published choices are left out.</param>
/// <param name="RatingRange">The scale.</param>
/// <param name="Columns">The order or the names of the columns, where they were said.</param>
/// <param name="SkipBadRows">How many bad rows were tolerated.</param>
public sealed record RunInput(
    string File,
    string Model,
    ModelOptions ModelOptions,
    RatingRange RatingRange,
    IReadOnlyList<string>? Columns,
    int SkipBadRows)
{
    /// <summary>What stands between the columns, where it was said.</summary>
    public string? Separator { get; init; }

    /// <summary>Whether only reviews of verified purchases were read.</summary>
    public bool VerifiedOnly { get; init; }

    /// <summary>Which ratings were kept; null in files of before there were so many filters.</summary>
    public FilterPlan? Filters { get; init; }

    /// <summary>The content of the items that was given; null without such.</summary>
    public IReadOnlyList<FeatureInput>? Features { get; init; }

    /// <summary>The metadata of the items that were given; null without such.</summary>
    public CatalogInput? Catalog { get; init; }

    /// <summary>What the model was trained by: <c>fitted</c> to the data, or <c>published</c>; null in files of before there were two.</summary>
    public string? Recipe { get; init; }

    /// <summary>Seconds that auto was allowed, the blend and the ranker each; null for the usual budget, and without auto.</summary>
    public double? Budget { get; init; }

    /// <summary>How they were split; null likewise.</summary>
    public SplitPlan? Split { get; init; }
}
