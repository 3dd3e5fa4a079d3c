using TorchSharp.Modules;
using static TorchSharp.torch.nn;
using Tensor = TorchSharp.torch.Tensor;

namespace AmazonRec.TorchSharp.Sequences;

/// <summary>
/// Attention, then a network of one hidden layer at each position (Kang and McAuley 2018, section 3.2). Each reads the state through a
/// layer norm and adds to it.
/// </summary>
internal sealed class SasRecBlock : Module<Tensor, Tensor>
{
    private readonly LayerNorm _attentionNorm;
    private readonly CausalAttention _attention;
    private readonly SequenceDropout _attended;
    private readonly LayerNorm _feedNorm;
    private readonly Linear _hidden;
    private readonly SequenceDropout _thinHidden;
    private readonly Linear _output;
    private readonly SequenceDropout _thinOutput;

    /// <param name="name">Unique in the module: dropout draws by it.</param>
    /// <param name="options">Width, heads, dropout and seed.</param>
    public SasRecBlock(string name, SasRecOptions options)
        : base(name)
    {
        register_module("attention_norm", _attentionNorm = LayerNorm(options.Width, SasRecModule.NormEpsilon));
        register_module("attention", _attention = new CausalAttention($"{name}.attention", options));
        register_module("attended", _attended = new SequenceDropout($"{name}.attended", options.Dropout, options.Seed));
        register_module("feed_norm", _feedNorm = LayerNorm(options.Width, SasRecModule.NormEpsilon));
        register_module("hidden", _hidden = Linear(options.Width, options.Width));
        register_module("thin_hidden", _thinHidden = new SequenceDropout($"{name}.hidden", options.Dropout, options.Seed));
        register_module("output", _output = Linear(options.Width, options.Width));
        register_module("thin_output", _thinOutput = new SequenceDropout($"{name}.output", options.Dropout, options.Seed));
    }

    /// <summary>[rows, length, width] to the same shape.</summary>
    public override Tensor forward(Tensor input)
    {
        var state = input.Plus(_attended.call(_attention.call(_attentionNorm.call(input))));
        var hidden = _thinHidden.call(functional.relu(_hidden.call(_feedNorm.call(state))));
        return state.Plus(_thinOutput.call(_output.call(hidden)));
    }
}
