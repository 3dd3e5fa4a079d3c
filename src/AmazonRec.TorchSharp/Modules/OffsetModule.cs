using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>The same number for every row.</summary>
internal sealed class OffsetModule(TorchWeight number) : LayerModule
{
    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2) => input1.Whole(number).expand(input1.Rows, 1);
}
