namespace AmazonRec.Evaluation.Leaks;

/// <summary>How far numbers can be trusted that come from rows which may have copies among the rows learned from.</summary>
public enum LeakLevel
{
    /// <summary>No row has a copy.</summary>
    None,

    /// <summary>
    /// There are copies; they are few, or memory gains next to nothing from them, or it was not measured whether it does.
    /// </summary>
    Copies,

    /// <summary>Memory gains from copies: the numbers tell who remembers, not who predicts.</summary>
    Leaks,
}
