namespace AmazonRec.Studies.Results;

/// <summary>Where a line of a result comes from.</summary>
public enum LineKind
{
    /// <summary>A trivial baseline, fitted on the same rows.</summary>
    Baseline,

    /// <summary>A model, fitted on the same rows.</summary>
    Model,

    /// <summary>A number that others published, on data and under a protocol of their own.</summary>
    Reported,
}
