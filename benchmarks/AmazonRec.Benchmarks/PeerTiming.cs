namespace AmazonRec.Benchmarks;

/// <summary>What a peer took in the same minutes, at its best number of threads.</summary>
/// <param name="Peer">Which, and how it ran.</param>
/// <param name="OneThread">Whether it is compared on one thread, ours as well.</param>
/// <param name="Timing">At its best number of threads.</param>
public sealed record PeerTiming(string Peer, bool OneThread, Timing Timing);
