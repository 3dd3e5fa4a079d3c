using AmazonRec.Data;

namespace AmazonRec.Models.Zoo;

/// <summary>
/// The graph of <see cref="BayesianFactors"/>, sampled with who rated what and with biases that drift in time (timeSVD++). What is trained
/// holds the biases of one time, that of the ratings to predict (<see cref="Bayesian.Horizon"/>), folded into the rows.
/// </summary>
public static class BayesianTimeSvd
{
    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "bayesian-timesvd",
        "bayesian-svdpp whose biases drift in time, for ratings to come: --split time or user-time; the file needs times",
        "after Koren 2009 (timeSVD++); Rendle, Zhang, Koren 2019",
        [nameof(ModelOptions.Factors), nameof(ModelOptions.OutputRange)],
        options => Create(options.Factors ?? 12, options.OutputRange ?? RatingRange.Stars))
    {
        RangeIsScale = true,
        FoldsContent = true,
    };

    /// <summary>The model.</summary>
    /// <param name="factors">Of a user and of an item in a round.</param>
    /// <param name="range">Where predictions are clipped: the rating scale.</param>
    public static Model Create(int factors, RatingRange range) => BayesianFactors.Create("bayesian-timesvd", factors, range);
}
