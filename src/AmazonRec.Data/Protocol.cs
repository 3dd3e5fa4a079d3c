namespace AmazonRec.Data;

/// <summary>How an experiment is set up.</summary>
public enum Protocol
{
    /// <summary>Validation rows of their own, no copies, all ratings as they come.</summary>
    Clean,

    /// <summary>As the original did it, flaws included: among them stopping on the very rows that the result is reported on.</summary>
    AsReported,

    /// <summary>
    /// Set up clean, but rows reported on or decided by have copies among the rows learned from, and memory gains by them. Said of results;
    /// no split is made so.
    /// </summary>
    Leaky,
}
