namespace AmazonRec.Benchmarks;

/// <summary>What a goal is about.</summary>
public enum GoalKind
{
    /// <summary>So many times faster than a peer in the same run.</summary>
    TimesFaster,

    /// <summary>That share of the machine's measured peak of multiply-adds, on all threads.</summary>
    ShareOfPeak,

    /// <summary>No longer than that.</summary>
    AtMostMilliseconds,

    /// <summary>No longer than that.</summary>
    AtMostSeconds,
}
