using AmazonRec.Compute;
using AmazonRec.Models;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>Somebody's own module as a layer.</summary>
internal sealed class CodeModule : LayerModule
{
    private readonly string _name;
    private readonly torch.nn.Module _module;
    private readonly TorchWeight[] _learned;
    private readonly RandomSource _random;

    /// <param name="name">What models call it.</param>
    /// <param name="module">The module, on its device.</param>
    /// <param name="weights">Its tensors.</param>
    /// <param name="random">Draws the seed of each step: libtorch's own generator has a state, which a resumed run would not have.</param>
    public CodeModule(string name, torch.nn.Module module, IEnumerable<TorchWeight> weights, RandomSource random)
    {
        (_name, _module, _learned, _random) = (name, module, [.. weights.Where(weight => weight.Learns)], random);
        register_module(nameof(module), module);
    }

    public override Tensor forward(Pass input1, IReadOnlyList<Tensor> input2)
    {
        var output = input1.TrainingStep is { } step ? Train(input1, input2, step) : Predict(input1, input2);
        return output.dim() == 1 ? output.unsqueeze(1) : output;
    }

    private Tensor Train(Pass pass, IReadOnlyList<Tensor> inputs, uint step)
    {
        foreach (var weight in _learned) pass.Whole(weight, mayBeUnread: true);
        _module.train();
        lock (RegisteredModule.Generator)
        {
            torch.manual_seed((_random with { Part = step }).Below(int.MaxValue, 0));
            return Call(pass, inputs);
        }
    }

    private Tensor Predict(Pass pass, IReadOnlyList<Tensor> inputs)
    {
        _module.eval();
        return Call(pass, inputs);
    }

    private Tensor Call(Pass pass, IReadOnlyList<Tensor> inputs)
    {
        var (users, items) = (pass.Codes(Entity.User), pass.Codes(Entity.Item));
        return (_module, inputs.Count) switch
        {
            (torch.nn.Module<Tensor, Tensor, Tensor> module, 0) => Own(() => module.call(users, items)),
            (torch.nn.Module<Tensor, Tensor, Tensor, Tensor> module, 1) => Own(() => module.call(users, items, inputs[0])),
            (torch.nn.Module<Tensor, Tensor, Tensor, Tensor> module, > 1) =>
                Own(() => module.call(users, items, torch.cat([.. inputs], 1))),
            (_, 0) =>
                throw new ArgumentException(
                    $"The module '{_module.GetName()}' takes layers beside the codes, and the model gives it none: name features "
                    + "(--text, --images or --features)."),
            _ =>
                throw new ArgumentException(
                    $"The module '{_module.GetName()}' takes the codes alone, and the model gives it layers beside."),
        };
    }

    private Tensor Own(Func<Tensor> forward)
    {
        try
        {
            return forward();
        }
        catch (Exception e) when (ModuleFailure.IsOwn(e))
        {
            throw ModuleFailure.InForward(_name, _module.GetType(), e);
        }
    }
}
