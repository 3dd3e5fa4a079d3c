using AmazonRec.Compute;
using AmazonRec.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;
using Tensor = TorchSharp.torch.Tensor;

namespace AmazonRec.TorchSharp.Sequences;

/// <summary>
/// SASRec (Kang and McAuley 2018, "Self-Attentive Sequential Recommendation"): the items so far become a state, which is compared with the
/// embedding of each item. Layer norms stand before what reads the state, and one after the last block; state and items are compared by
/// their cosine over a temperature.
/// </summary>
internal sealed class SasRecModule : Module<Tensor, Tensor>
{
    /// <summary>Keeps a layer norm's quotient finite.</summary>
    public const float NormEpsilon = 1e-8f;

    private readonly Embedding _items;
    private readonly Embedding _positions;
    private readonly SequenceDropout _dropout;
    private readonly SasRecBlock[] _blocks;
    private readonly LayerNorm _norm;
    private readonly Scalar _sharpness;

    /// <param name="items">Items of the catalogue.</param>
    /// <param name="options">Sizes, dropout, temperature and seed.</param>
    public SasRecModule(int items, SasRecOptions options)
        : base("sasrec")
    {
        _sharpness = 1 / options.Temperature;
        register_module("items", _items = Embedding(items, options.Width));
        register_module("positions", _positions = Embedding(options.Length, options.Width));
        register_module("dropout", _dropout = new SequenceDropout("input", options.Dropout, options.Seed));
        _blocks = [.. Enumerable.Range(0, options.Blocks).Select(at => new SasRecBlock($"blocks.{at}", options))];
        register_module("blocks", new ModuleList<SasRecBlock>(_blocks));
        register_module("norm", _norm = LayerNorm(options.Width, NormEpsilon));
        Start(options.Seed);
    }

    /// <summary>The number of the next training step, by which dropout draws.</summary>
    public void SetStep(uint step)
    {
        foreach (var dropout in modules().OfType<SequenceDropout>()) dropout.Step = step;
    }

    /// <summary>The state after each item, ready to be multiplied by <see cref="Table"/>.</summary>
    /// <param name="input">Item codes, int64 [rows, length], oldest first; length at most the options'.</param>
    /// <returns>[rows, length, width].</returns>
    public override Tensor forward(Tensor input)
    {
        var positions = _positions.call(Numbers.Range(0, input.size(1), input.device));
        var state = _dropout.call(_items.call(input).Plus(positions));
        foreach (var block in _blocks) state = block.call(state);
        return functional.normalize(_norm.call(state), dim: -1).mul(_sharpness);
    }

    /// <summary>What states are compared with, each row of length 1: [items, width].</summary>
    public Tensor Table() => functional.normalize(_items.weight!, dim: -1);

    /// <summary>Draws all start weights: embeddings and matrices normal with deviation .02, biases zero, gains one.</summary>
    private void Start(ulong seed)
    {
        using var scope = torch.NewDisposeScope();
        using var constant = torch.no_grad();
        foreach (var (name, weight) in named_parameters())
        {
            var (rows, columns) = ((int)weight.size(0), weight.dim() == 1 ? 1 : (int)weight.size(1));
            var init = weight.dim() > 1 ? Init.Normal(.02f) : name.EndsWith("bias", StringComparison.Ordinal) ? Init.Zeros : Init.Ones;
            weight.copy_(torch.tensor(init.Draw(rows, columns, RandomSource.For(seed, $"init sasrec.{name}")), weight.shape));
        }
    }
}
