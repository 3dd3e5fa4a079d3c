using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>min + (max - min) sigmoid(x).</summary>
internal sealed class ScaleToRangeModule(float min, float max) : LayerModule
{
    private readonly Scalar _min = (double)min;
    private readonly Scalar _span = (double)max - min;

    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2) => input2[0].sigmoid().mul(_span).Plus(_min);
}
