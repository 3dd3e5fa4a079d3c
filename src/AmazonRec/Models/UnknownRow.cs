using AmazonRec.Models.Bayesian;
using AmazonRec.Models.Layers;

namespace AmazonRec.Models;

/// <summary>
/// What stands for a user or an item of which training told nothing. Its own rows are the random numbers that they began with.
/// </summary>
internal enum UnknownRow
{
    /// <summary>Zeros: predictions are a mean plus terms around zero, and what is not known adds nothing (svd, svdpp).</summary>
    Zeros,

    /// <summary>The mean of the trained rows: the model reads the items' content, and knows an item by that.</summary>
    TrainedMean,

    /// <summary>
    /// A row drawn round by round from the distribution of the trained ones, the same for all: the rows hold rounds of Gibbs sampling, whose
    /// spread tells how unsure the model is of a user or an item that it does not know (bayesian-mf, bayesian-svdpp, bayesian-timesvd).
    /// </summary>
    Drawn,

    /// <summary>What stands for them in each of the models that a blend is made of.</summary>
    ByParts,

    /// <summary>No row: zeros would mean something, so bias estimates answer in the model's place.</summary>
    None,
}

/// <summary>Tells by a model's graph what stands for unknown users and items.</summary>
internal static class UnknownRows
{
    /// <summary>What stands for them in a model.</summary>
    public static UnknownRow Find(Model model) =>
        model.Parts.Count > 0 ? UnknownRow.ByParts
        : model.Layers.Any(layer => layer is Layers.FeatureVector) ? UnknownRow.TrainedMean
        : SampledRows.Find(model) is not null ? UnknownRow.Drawn
        : IsMeanPlusTerms(model.Unclipped.Output) ? UnknownRow.Zeros
        : UnknownRow.None;

    private static bool IsMeanPlusTerms(Layer output) =>
        output is Add sum
        && sum.Inputs.Any(term => term is Offset { Init.Kind: InitKind.RatingMean })
        && sum.Inputs.All(term => term is Offset or Bias or Embedding { Width: 1 } or Dot { Left: Embedding, Right: Embedding });
}
