namespace AmazonRec.Evaluation.Given;

/// <summary>What finding a relevant item is worth in NDCG.</summary>
public enum GainScale
{
    /// <summary>1, whatever its rating.</summary>
    Binary,

    /// <summary>2^rating - 1 (Burges et al. 2005), as learning to rank has it: a rating of 5 is worth 31, one of 1 is worth 1.</summary>
    Rating,
}
