using AmazonRec.Data;

namespace AmazonRec.Models.Zoo;

/// <summary>
/// The graph of <see cref="BayesianFactors"/>, sampled with who rated what: users also have weights of the items that they rated, and items
/// of their users, whatever the rating. They are the sampler's matter, and folded into the rows.
/// </summary>
public static class BayesianSvdPlusPlus
{
    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "bayesian-svdpp",
        "bayesian-mf whose users also have weights of the items that they rated, and items of their users",
        "Rendle, Zhang, Koren 2019 (Bayesian timeSVD++ flipped, without time)",
        [nameof(ModelOptions.Factors), nameof(ModelOptions.OutputRange)],
        options => Create(options.Factors ?? 12, options.OutputRange ?? RatingRange.Stars))
    {
        RangeIsScale = true,
        FoldsContent = true,
    };

    /// <summary>The model.</summary>
    /// <param name="factors">Of a user and of an item in a round.</param>
    /// <param name="range">Where predictions are clipped: the rating scale.</param>
    public static Model Create(int factors, RatingRange range) => BayesianFactors.Create("bayesian-svdpp", factors, range);
}
