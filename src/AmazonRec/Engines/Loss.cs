namespace AmazonRec.Engines;

/// <summary>What training makes small, as a mean over the batch.</summary>
public enum Loss
{
    /// <summary>Mean squared error.</summary>
    Mse,

    /// <summary>Mean absolute error; its gradient at an exact hit is 0.</summary>
    Mae,
}
