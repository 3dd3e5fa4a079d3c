using AmazonRec.Models;
using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>Functions of each number by itself.</summary>
internal static class Activations
{
    private static readonly Scalar Leak = .01;

    public static torch.Tensor Apply(Activation activation, torch.Tensor x) => activation switch
    {
        Activation.Linear => x,
        Activation.Relu => x.relu(),
        Activation.Sigmoid => x.sigmoid(),
        Activation.Tanh => x.tanh(),
        Activation.Gelu => x.gelu(),
        Activation.LeakyRelu => x.relu() - (-x).relu().mul(Leak),
        _ => throw new NotSupportedException($"The torch engine has no activation {activation}."),
    };
}
