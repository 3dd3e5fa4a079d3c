using AmazonRec.Compute;
using BenchmarkDotNet.Attributes;

namespace AmazonRec.Benchmarks.Kernels;

/// <summary>Random numbers per nanosecond: dropout takes one for each hidden unit of each row.</summary>
public class RandomBenchmarks
{
    private const int Count = 1 << 16;

    private readonly RandomSource _source = RandomSource.For(7, "benchmark");
    private readonly float[] _values = new float[Count];

    /// <summary>Four words at a time.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public uint PhiloxWords()
    {
        var all = 0u;
        for (var n = 0u; n < Count / 4; n++)
        {
            var block = Philox.Block(7, new PhiloxBlock(n, 0, 0, 0));
            all ^= block.Word0 ^ block.Word1 ^ block.Word2 ^ block.Word3;
        }

        return all;
    }

    /// <summary>One number at a time, by its address.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public float[] Uniforms()
    {
        for (var n = 0; n < Count; n++) _values[n] = _source.Uniform((ulong)n);
        return _values;
    }

    /// <summary>With a logarithm, a root and a cosine.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public float[] Normals()
    {
        for (var n = 0; n < Count; n++) _values[n] = (float)_source.Normal((ulong)n);
        return _values;
    }

    /// <summary>The order of an epoch.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int[] Permutation() => _source.Permutation(Count);
}
