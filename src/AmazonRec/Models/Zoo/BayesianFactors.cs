using AmazonRec.Data;
using AmazonRec.Models.Bayesian;
using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Zoo;

/// <summary>
/// Bayesian matrix factorisation: the prediction of <see cref="Svd"/> as the mean over rounds of Gibbs sampling, so that it also tells how
/// sure it is. That mean is one dot product of long rows, which hold a block for each round (<see cref="Dot.Rounds"/>).
/// </summary>
public static class BayesianFactors
{
    /// <summary>Rounds that a row has room for.</summary>
    internal const int Rounds = 60;

    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "bayesian-mf",
        "the prediction of svd as the mean over rounds of Gibbs sampling, with how sure it is; an epoch is a round",
        "Salakhutdinov, Mnih 2008 (BPMF); sampler of Rendle 2012",
        [nameof(ModelOptions.Factors), nameof(ModelOptions.OutputRange)],
        options => Create(options.Factors ?? 12, options.OutputRange ?? RatingRange.Stars))
    {
        RangeIsScale = true,
        FoldsContent = true,
    };

    /// <summary>The model.</summary>
    /// <param name="factors">Of a user and of an item in a round.</param>
    /// <param name="range">Where predictions are clipped: the rating scale.</param>
    public static Model Create(int factors, RatingRange range) => Create("bayesian-mf", factors, range);

    internal static Model Create(string name, int factors, RatingRange range)
    {
        var width = new SampledRows(factors, Rounds).Width;
        var dot = new Dot(
            new Embedding(Entity.User, width) { Init = Init.Zeros }, new Embedding(Entity.Item, width) { Init = Init.Zeros })
        { Rounds = Rounds };
        return new Model(name, new Clip(new Add(new Offset(), dot), range.Min, range.Max));
    }
}
