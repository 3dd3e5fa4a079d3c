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
}
