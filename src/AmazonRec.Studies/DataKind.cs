namespace AmazonRec.Studies;

/// <summary>What a study ran on; only the full data may stand beside the reported numbers as if comparable.</summary>
public enum DataKind
{
    /// <summary>The data of the original.</summary>
    Full,

    /// <summary>Other real data of the same kind.</summary>
    StandIn,

    /// <summary>The synthetic sample.</summary>
    Sample,

    /// <summary>Synthetic data of the original's shape: what the study costs can be told from them, and nothing else.</summary>
    Synthesized,
}
