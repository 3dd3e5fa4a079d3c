using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>Rows side by side.</summary>
internal sealed class ConcatModule : LayerModule
{
    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2) => torch.cat([.. input2], 1);
}
