namespace AmazonRec.Studies;

/// <summary>How far a random split of a file can be trusted.</summary>
public enum LeakLevel
{
    /// <summary>No row is a copy of another.</summary>
    None,

    /// <summary>There are copies; trivial baselines gain next to nothing from them, or it was not measured whether they do.</summary>
    Copies,

    /// <summary>Trivial baselines gain from copies: a random split tells who remembers, not who predicts.</summary>
    Leaks,
}
