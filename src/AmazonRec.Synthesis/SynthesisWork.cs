using AmazonRec.Compute;

namespace AmazonRec.Synthesis;

/// <summary>
/// How the work is done, which never shows in what it makes: on how many threads, who is told of it, and who may stop it.
/// </summary>
internal sealed record SynthesisWork
{
    /// <summary>Threads to use at most.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Told the part that is done, from 0 to 1; never from two threads at once.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Asked between ranges.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Does something for 0..count-1, cut into ranges of a given size, each of which must own what it writes.</summary>
    public void OverRanges(int count, int size, Action<int, int> range) => Workers.Shared.Run(
        (int)(((long)count + size - 1) / size),
        Threads,
        part =>
        {
            Cancellation.ThrowIfCancellationRequested();
            range(part * size, (int)Math.Min((long)(part + 1) * size, count));
        });

    /// <summary>Tells the part that is done, and stops if asked to.</summary>
    public void Report(double share)
    {
        Cancellation.ThrowIfCancellationRequested();
        Progress?.Report(share);
    }
}
