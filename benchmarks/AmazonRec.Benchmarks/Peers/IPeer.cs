namespace AmazonRec.Benchmarks.Peers;

/// <summary>Another program that trains the same model on the same rows.</summary>
internal interface IPeer
{
    /// <summary>Whether ours is compared on one thread as well.</summary>
    bool OneThread { get; }

    /// <summary>Whether it has the model.</summary>
    bool Has(BenchmarkModel model);

    /// <summary>One measurement on each number of threads, in each way the peer can run the model; in the unit of the line.</summary>
    /// <exception cref="IOException">The peer failed; the message holds what it said.</exception>
    IReadOnlyList<PeerTime> Measure(BenchmarkModel model, CancellationToken cancellation);
}
