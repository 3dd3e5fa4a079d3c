namespace AmazonRec.Benchmarks.Peers;

/// <summary>One measurement of a peer.</summary>
/// <param name="Peer">Which, and how it ran.</param>
/// <param name="Threads">On so many threads.</param>
/// <param name="Time">In the unit of the line.</param>
internal sealed record PeerTime(string Peer, int Threads, double Time);
