namespace AmazonRec.Benchmarks.Peers;

/// <summary>Gathers the measurements of peers over the repeats.</summary>
internal sealed class PeerTimes
{
    private readonly List<(PeerTime Time, bool OneThread)> _times = [];

    public void Add(IReadOnlyList<PeerTime> times, bool oneThread) => _times.AddRange(times.Select(time => (time, oneThread)));

    /// <summary>Each peer at the number of threads where its median is best.</summary>
    public IReadOnlyList<PeerTiming> Best() =>
    [
        .. _times.GroupBy(t => (t.Time.Peer, t.OneThread)).Select(peer => new PeerTiming(
            peer.Key.Peer,
            peer.Key.OneThread,
            peer.GroupBy(t => t.Time.Threads)
                .Select(g => Timing.Of(g.Key, [.. g.Select(t => t.Time.Measured)]))
                .MinBy(timing => timing.Median)!)),
    ];
}
