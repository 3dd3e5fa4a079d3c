using System.Numerics.Tensors;
using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>Gain and bias of a norm, with each block's share of their gradients.</summary>
internal sealed class NormWeights(Weight gain, Weight bias, Optimizer optimizer)
{
    private readonly DenseWeight _gain = new(gain);
    private readonly DenseWeight _bias = new(bias);
    private AlignedBuffer _shares = new(0);

    public IEnumerable<IWeightStore> Stores => [_gain, _bias];

    public int PanelCount => _gain.PanelCount;

    private int Stored => PanelCount * Panels.Width;

    public void Reserve(int blocks)
    {
        if (_shares.Length >= 2L * blocks * Stored) return;
        _shares.Dispose();
        _shares = new AlignedBuffer(2L * blocks * Stored);
    }

    public ReadOnlySpan<float> Gain(int panel) => _gain.Panel(panel)[..Panels.Width];

    public ReadOnlySpan<float> Bias(int panel) => _bias.Panel(panel)[..Panels.Width];

    /// <summary>A block's sums of g x̂, by column.</summary>
    public Span<float> GainShare(int block, int panel) => _shares.Span.Slice((2 * block * Stored) + (panel * Panels.Width), Panels.Width);

    /// <summary>A block's sums of g, by column.</summary>
    public Span<float> BiasShare(int block, int panel) =>
        _shares.Span.Slice((((2 * block) + 1) * Stored) + (panel * Panels.Width), Panels.Width);

    /// <summary>Adds up the shares of a panel in the order of the blocks, and moves its weights.</summary>
    public void Update(int panel, BlockPass pass)
    {
        var forGain = _gain.Gradient(panel)[..Panels.Width];
        var forBias = _bias.Gradient(panel)[..Panels.Width];
        forGain.Clear();
        forBias.Clear();
        for (var block = 0; block < pass.Blocks; block++)
        {
            TensorPrimitives.Add(forGain, GainShare(block, panel), forGain);
            TensorPrimitives.Add(forBias, BiasShare(block, panel), forBias);
        }

        if (pass.Team is null) Step(panel, pass);
    }

    /// <summary>Moves the weights of all panels.</summary>
    public void Step(BlockPass pass)
    {
        for (var panel = 0; panel < PanelCount; panel++) Step(panel, pass);
    }

    private void Step(int panel, BlockPass pass)
    {
        _gain.Step(panel, new WeightStep(optimizer, pass.Step, _gain.Weight));
        _bias.Step(panel, new WeightStep(optimizer, pass.Step, _bias.Weight));
    }
}
