using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>Element-wise sum.</summary>
internal sealed class AddModule : LayerModule
{
    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2) =>
        input2.Aggregate((sum, input) => sum.Plus(input));
}
