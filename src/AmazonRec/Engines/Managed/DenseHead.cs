using System.Numerics.Tensors;
using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>A dense layer of one linear unit at the end of another: its dot products and gradients ride on the other's sweeps.</summary>
internal sealed class DenseHead
{
    private readonly VectorWeight _kernel;
    private readonly VectorWeight _bias;
    private AlignedBuffer _sums = new(0);
    private AlignedBuffer _gradients = new(0);
    private AlignedBuffer _errors = new(0);
    private int _width;

    public DenseHead(Weight kernel, Weight bias) => (_kernel, _bias) = (new VectorWeight(kernel), new VectorWeight(bias));

    public IEnumerable<IWeightStore> Weights => [_kernel, _bias];

    public float Bias => _bias.Values[0];

    public ReadOnlySpan<float> KernelPanel(int panel) => _kernel.Values.Slice(panel * Panels.Width, Panels.Width);

    public void Reserve(int blocks, int units)
    {
        _width = Panels.Count(units) * Panels.Width;
        if (_errors.Length >= blocks) return;
        _sums.Dispose();
        _gradients.Dispose();
        _errors.Dispose();
        _sums = new AlignedBuffer((long)blocks * Panels.BlockRows * 16);
        _gradients = new AlignedBuffer((long)blocks * _width);
        _errors = new AlignedBuffer(blocks);
    }

    public void Begin(int block) => Sums(block).Clear();

    public void Forward(
        int block, int panel, Span<float> y, ReadOnlySpan<float> bias, int rows, bool relu, DropoutMask? mask, int firstRow) =>
        HiddenLayer.ActivateAndDot(
            y, bias, KernelPanel(panel), Sums(block), rows, relu, mask, firstRow, panel * Panels.Width);

    public void Finish(int block, Span<float> output) => HiddenLayer.Finish(Sums(block), _bias.Values[0], output);

    public void Backward(
        int block, int panel, Span<float> hidden, ReadOnlySpan<float> errors, bool relu, float scale, Span<float> biasGradient)
    {
        var gradient = Gradients(block).Slice(panel * Panels.Width, Panels.Width);
        gradient.Clear();
        HiddenLayer.HeadBackward(hidden, KernelPanel(panel), errors, relu, scale, gradient, biasGradient);
    }

    /// <summary>Keeps the sum of a block's errors: the gradient of the unit's own bias.</summary>
    public void KeepErrors(int block, ReadOnlySpan<float> errors) => _errors.Span[block] = TensorPrimitives.Sum(errors);

    /// <summary>Sums the gradients over the blocks.</summary>
    public void Sum(BlockPass pass)
    {
        _kernel.Gradient.Clear();
        _bias.Gradient.Clear();
        for (var block = 0; block < pass.Blocks; block++)
        {
            TensorPrimitives.Add(_kernel.Gradient, Gradients(block)[.._kernel.Gradient.Length], _kernel.Gradient);
            _bias.Gradient[0] += _errors.Span[block];
        }
    }

    /// <summary>Moves the weights.</summary>
    public void Step(BlockPass pass, Optimizer optimizer)
    {
        _kernel.Step(new WeightStep(optimizer, pass.Step, _kernel.Weight));
        _bias.Step(new WeightStep(optimizer, pass.Step, _bias.Weight));
    }

    private Span<float> Sums(int block) => _sums.Span.Slice(block * Panels.BlockRows * 16, Panels.BlockRows * 16);

    private Span<float> Gradients(int block) => _gradients.Span.Slice(block * _width, _width);
}
