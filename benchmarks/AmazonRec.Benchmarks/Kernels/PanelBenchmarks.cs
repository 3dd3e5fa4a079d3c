using AmazonRec.Compute;
using BenchmarkDotNet.Attributes;

namespace AmazonRec.Benchmarks.Kernels;

/// <summary>The products and sweeps of one block of 128 rows through a hidden layer of 1024 units, on one thread.</summary>
public class PanelBenchmarks
{
    private const int Rows = Panels.BlockRows;
    private const int Units = 1024;
    private const int PanelLength = Rows * Panels.Width;

    private readonly float[] _bias = new float[Panels.Width];
    private readonly float[] _sums = new float[Rows * 16];
    private AlignedBuffer _input = new(0);
    private AlignedBuffer _kernel = new(0);
    private AlignedBuffer _hidden = new(0);

    /// <summary>Columns of the input: two embeddings of 32, or with 300-d text.</summary>
    [Params(64, 364)]
    public int Inputs { get; set; }

    private int KernelLength => Panels.WholeTiles(Inputs) * Panels.Width;

    /// <summary>Random numbers, none of them zero or denormal.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _input = Random("input", Panels.Count(Inputs) * PanelLength);
        _kernel = Random("kernel", Units / Panels.Width * KernelLength);
        _hidden = Random("hidden", Units / Panels.Width * PanelLength);
    }

    /// <summary>x W: forward.</summary>
    [Benchmark]
    public void Forward()
    {
        for (var panel = 0; panel < Units / Panels.Width; panel++)
            PanelProduct.Rows(
                _input.Span, Rows, _kernel.Span.Slice(panel * KernelLength, KernelLength), Inputs, Hidden(panel), Rows, accumulate: false);
    }

    /// <summary>xᵀ dz: the gradient of W.</summary>
    [Benchmark]
    public void Gradient()
    {
        for (var panel = 0; panel < Units / Panels.Width; panel++)
            PanelProduct.Columns(
                _input.Span, Rows, Inputs, Hidden(panel), Rows, _kernel.Span.Slice(panel * KernelLength, KernelLength), accumulate: false);
    }

    /// <summary>Bias, ReLU, dropout and the dot products with the output unit.</summary>
    [Benchmark]
    public void ActivateAndDot()
    {
        var mask = DropoutMask.Create(RandomSource.For(1, "dropout"), .2);
        for (var panel = 0; panel < Units / Panels.Width; panel++)
            HiddenLayer.ActivateAndDot(Hidden(panel), _bias, _bias, _sums, Rows, relu: true, mask, firstRow: 0, panel * Panels.Width);
    }

    private Span<float> Hidden(int panel) => _hidden.Span.Slice(panel * PanelLength, PanelLength);

    private static AlignedBuffer Random(string purpose, int count)
    {
        var source = RandomSource.For(7, purpose);
        var buffer = new AlignedBuffer(count);
        for (var n = 0; n < count; n++) buffer.Span[n] = source.Uniform((ulong)n) + 0.5f;
        return buffer;
    }
}
