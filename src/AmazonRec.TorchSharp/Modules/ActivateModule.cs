using AmazonRec.Models;
using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>activation(x).</summary>
internal sealed class ActivateModule(Activation activation) : LayerModule
{
    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2) => Activations.Apply(activation, input2[0]);
}
