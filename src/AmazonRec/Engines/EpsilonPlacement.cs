namespace AmazonRec.Engines;

/// <summary>Where Adam's epsilon stands; it matters while the second moment is small.</summary>
public enum EpsilonPlacement
{
    /// <summary>m̂ / (sqrt(v̂) + ε): epsilon beside the bias-corrected root (Kingma and Ba 2015, algorithm 1; PyTorch).</summary>
    Torch,

    /// <summary>sqrt(1-β2^t)/(1-β1^t) m / (sqrt(v) + ε): epsilon beside the raw root (the same paper, section 2, end; Keras).</summary>
    Keras,
}
