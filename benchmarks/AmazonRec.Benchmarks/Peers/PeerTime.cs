namespace AmazonRec.Benchmarks.Peers;

/// <summary>One measurement of a peer.</summary>
/// <param name="Peer">Which, and how it ran.</param>
/// <param name="Threads">On so many threads.</param>
/// <param name="Measured">What it took.</param>
internal sealed record PeerTime(string Peer, int Threads, MeasuredTime Measured);
