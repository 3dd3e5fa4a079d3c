using AmazonRec.Compute.Limits;

namespace AmazonRec.Benchmarks;

/// <summary>What the machine can do at most, as measured.</summary>
/// <param name="Threads">On so many threads.</param>
/// <param name="Gigaflops">Single-precision operations in fused multiply-adds, 10^9 a second.</param>
/// <param name="GigabytesPerSecond">Memory traffic of the triad, 10^9 bytes a second.</param>
public sealed record MachineLimit(int Threads, double Gigaflops, double GigabytesPerSecond)
{
    /// <summary>Measures this machine: half a second for each number of threads, or a glance.</summary>
    public static MachineLimit Measure(int threads, bool quick)
    {
        var operations = quick ? FmaPeak.Measure(threads, steps: 100_000, rounds: 2) : FmaPeak.Measure(threads);
        var bytes = quick ? MemoryTriad.Measure(threads, length: 1 << 18, rounds: 2) : MemoryTriad.Measure(threads);
        return new MachineLimit(threads, operations / 1e9, bytes / 1e9);
    }
}
