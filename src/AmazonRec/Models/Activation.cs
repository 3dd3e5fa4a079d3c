namespace AmazonRec.Models;

/// <summary>What a dense layer does to its sums.</summary>
public enum Activation
{
    /// <summary>Nothing.</summary>
    Linear,

    /// <summary>max(x, 0).</summary>
    Relu,
}
