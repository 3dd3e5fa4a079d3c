namespace AmazonRec.Rankers.Vectors;

/// <summary>What vectors are trained to make small.</summary>
internal enum VectorLoss
{
    /// <summary>Chosen items score higher than drawn ones (Rendle et al. 2009).</summary>
    Bpr,

    /// <summary>Chosen items are told from drawn ones, each by itself (cross-entropy of a sigmoid; He et al. 2017).</summary>
    Bce,

    /// <summary>The chosen one of itself and the drawn ones (cross-entropy of a softmax; Bengio and Senécal 2008; Yi et al.
    /// 2019).</summary>
    Softmax,

    /// <summary>The chosen one of all items.</summary>
    Full,
}
