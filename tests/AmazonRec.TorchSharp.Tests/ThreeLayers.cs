using System.Runtime.CompilerServices;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>A module as a user writes it.</summary>
public sealed class ThreeLayers : Module<Tensor, Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _users, _items, _net;

    public ThreeLayers(ModuleSize size)
        : base("three-layers")
    {
        (_users, _items) = (Embedding(size.Users, 8), Embedding(size.Items, 8));
        _net = Sequential(Linear(16, 24), ReLU(), Dropout(.1), Linear(24, 12), ReLU(), Linear(12, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input1, Tensor input2) => _net.call(cat([_users.call(input1), _items.call(input2)], 1));

    /// <summary>Runs when the assembly is loaded, by a test or by <c>--plugin</c>.</summary>
    [ModuleInitializer]
    internal static void Register() => TorchModules.Register("three-layers", size => new ThreeLayers(size));
}
