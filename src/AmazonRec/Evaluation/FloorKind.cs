namespace AmazonRec.Evaluation;

/// <summary>How the rows of a floor are split.</summary>
public enum FloorKind
{
    /// <summary>At random, row by row.</summary>
    Random,

    /// <summary>At random, copies always on one side.</summary>
    CopiesTogether,

    /// <summary>At random, from one row for each user and text (without texts: for each user and item).</summary>
    EachTextOnce,
}
