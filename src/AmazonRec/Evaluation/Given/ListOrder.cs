namespace AmazonRec.Evaluation.Given;

/// <summary>What the lists of a file are ordered by.</summary>
public enum ListOrder
{
    /// <summary>A column of ranks, the least first.</summary>
    Rank,

    /// <summary>A column of scores, the highest first.</summary>
    Score,

    /// <summary>The order of the rows.</summary>
    Rows,
}
