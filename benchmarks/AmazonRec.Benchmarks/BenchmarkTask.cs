namespace AmazonRec.Benchmarks;

/// <summary>What a line of the benchmark measures, and thereby its unit.</summary>
public enum BenchmarkTask
{
    /// <summary>One pass over the training rows, in seconds.</summary>
    Epoch,

    /// <summary>The ratings of all items by one user, in milliseconds.</summary>
    Scoring,
}
