namespace AmazonRec.Evaluation.Inference;

/// <summary>What a bootstrap draws, and what a test takes as independent.</summary>
public enum BootstrapUnit
{
    /// <summary>
    /// Single rows, as if each were independent of all others. One user's are not: the interval is too narrow, and p too small.
    /// </summary>
    Rows,

    /// <summary>Users with all their rows: one user's errors resemble each other, and intervals that know it are wider.</summary>
    Users,
}
