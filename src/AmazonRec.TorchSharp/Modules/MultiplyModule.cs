using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>Element-wise product.</summary>
internal sealed class MultiplyModule : LayerModule
{
    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2) => input2[0] * input2[1];
}
