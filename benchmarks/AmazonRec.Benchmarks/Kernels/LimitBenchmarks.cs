using AmazonRec.Compute.Limits;
using BenchmarkDotNet.Attributes;

namespace AmazonRec.Benchmarks.Kernels;

/// <summary>The loops behind the machine's limits, one thread.</summary>
public class LimitBenchmarks
{
    private const int Count = 1 << 20;

    private readonly float[] _a = new float[Count];
    private readonly float[] _b = new float[Count];
    private readonly float[] _c = new float[Count];

    /// <summary>A step of every chain of multiply-adds.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public float MultiplyAdds() => FmaPeak.Run(Count);

    /// <summary>a = b + 3 c, per number.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Triad() => MemoryTriad.Run(_a, _b, _c);
}
