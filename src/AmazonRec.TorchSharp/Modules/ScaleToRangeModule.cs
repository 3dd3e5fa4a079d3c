using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>min + (max - min) sigmoid(x).</summary>
internal sealed class ScaleToRangeModule(float min, float max) : LayerModule
{
    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2) => (input2[0].sigmoid() * ((double)max - min)) + (double)min;
}
