using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>max(min, min(x, max)); no gradient from beyond the range.</summary>
internal sealed class ClipModule(float min, float max) : LayerModule
{
    private readonly Scalar _min = min;
    private readonly Scalar _max = max;

    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2) => input2[0].clamp(_min, _max);
}
