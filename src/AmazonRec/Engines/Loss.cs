namespace AmazonRec.Engines;

/// <summary>What training makes small, as a mean over the batch.</summary>
public enum Loss
{
    /// <summary>Mean squared error.</summary>
    Mse,

    /// <summary>Mean absolute error; its gradient at an exact hit is 0.</summary>
    Mae,

    /// <summary>Half the squared error up to an error of 1, beyond that the absolute error less a half (Huber 1964).</summary>
    Huber,

    /// <summary>
    /// Binary cross-entropy: ratings are 0 or 1 (or between), and what the model puts out is a logit, the log odds of 1. In terms of the
    /// logit x and the label r: max(x, 0) - x r + log(1 + exp(-|x|)).
    /// </summary>
    Bce,

    /// <summary>
    /// Bayesian personalized ranking (Rendle et al. 2009): log(1 + exp(x' - x)), x being a group's first item, which was chosen, and x' the
    /// others, of which it is the mean. A group is <see cref="NetworkOptions.GroupSize"/> rows of a batch, one behind another; ratings are
    /// not read.
    /// </summary>
    Bpr,

    /// <summary>
    /// Cross-entropy over a group, its first item x being the one that was chosen: log Σ exp(x') - x, the sum over the whole group. With
    /// drawn items for the others it is a sampled softmax. Groups are as of <see cref="Bpr"/>.
    /// </summary>
    Softmax,
}
