using AmazonRec.Models;
using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>
/// activation(x W + b), or activation(x W) without a bias, with W [inputs, units] as our files have it; torch.nn.Linear holds its
/// transpose.
/// </summary>
internal sealed class DenseModule(TorchWeight kernel, TorchWeight? bias, Activation activation) : LayerModule
{
    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2) =>
        Activations.Apply(
            activation, bias is null ? input2[0].mm(input1.Whole(kernel)) : input1.Whole(bias).addmm(input2[0], input1.Whole(kernel)));
}
