using System.Numerics.Tensors;
using AmazonRec.Compute;
using BenchmarkDotNet.Attributes;

namespace AmazonRec.Benchmarks.Kernels;

/// <summary>A dense layer on one thread out of TensorPrimitives alone: what a kernel of our own has to be faster than.</summary>
public class DenseBenchmarks
{
    private const int Rows = 128;
    private const int Units = 1024;

    private float[] _input = [];
    private float[] _kernel = [];
    private float[] _output = [];

    /// <summary>Columns of the input: two embeddings of 32, or with 300-d text.</summary>
    [Params(64, 364)]
    public int Inputs { get; set; }

    /// <summary>Random numbers, none of them zero or denormal.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _input = Random("input", Rows * Inputs);
        _kernel = Random("kernel", Inputs * Units);
        _output = new float[Rows * Units];
    }

    /// <summary>x W as sums of W's rows: [rows, inputs] by [inputs, units].</summary>
    [Benchmark]
    public float[] SumsOfRows()
    {
        for (var row = 0; row < Rows; row++)
        {
            var output = _output.AsSpan(row * Units, Units);
            output.Clear();
            for (var k = 0; k < Inputs; k++)
                TensorPrimitives.MultiplyAdd(_kernel.AsSpan(k * Units, Units), _input[(row * Inputs) + k], output, output);
        }

        return _output;
    }

    /// <summary>x W as dot products with the rows of W transposed: [rows, inputs] by [units, inputs].</summary>
    [Benchmark]
    public float[] DotProducts()
    {
        for (var row = 0; row < Rows; row++)
        {
            var input = _input.AsSpan(row * Inputs, Inputs);
            for (var unit = 0; unit < Units; unit++)
                _output[(row * Units) + unit] = TensorPrimitives.Dot(input, _kernel.AsSpan(unit * Inputs, Inputs));
        }

        return _output;
    }

    private static float[] Random(string purpose, int count)
    {
        var source = RandomSource.For(7, purpose);
        return [.. Enumerable.Range(0, count).Select(n => source.Uniform((ulong)n) + 0.5f)];
    }
}
