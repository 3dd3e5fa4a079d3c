namespace AmazonRec.Models;

/// <summary>Families of initial weights.</summary>
public enum InitKind
{
    /// <summary>All zero.</summary>
    Zeros,

    /// <summary>Uniform in (-scale, scale).</summary>
    Uniform,

    /// <summary>Normal with standard deviation scale.</summary>
    Normal,

    /// <summary>Normal with standard deviation scale, redrawn beyond two of them.</summary>
    TruncatedNormal,

    /// <summary>Uniform in ±sqrt(6 / (rows + columns)) (Glorot and Bengio 2010, eq. 16).</summary>
    GlorotUniform,

    /// <summary>Truncated normal of variance 2 / rows (He et al. 2015, eq. 10), widened for the truncation as Keras does.</summary>
    HeNormal,

    /// <summary>The mean of the training ratings, which a network is told of when it is compiled.</summary>
    RatingMean,

    /// <summary>Uniform in ±sqrt(1 / rows), as PyTorch has it for linear layers.</summary>
    FanInUniform,

    /// <summary>All one.</summary>
    Ones,

    /// <summary>All of them the scale.</summary>
    Constant,
}
