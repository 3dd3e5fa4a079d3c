using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>Dot product of two rows, of unit length each where asked: x rsqrt(max(x·x, 1e-12)).</summary>
internal sealed class DotModule(bool normalize) : LayerModule
{
    private static readonly Scalar Smallest = 1e-12;

    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2)
    {
        var (left, right) = (input2[0], input2[1]);
        var dot = Sum(left * right);
        return normalize ? dot * Scale(left) * Scale(right) : dot;
    }

    private static torch.Tensor Scale(torch.Tensor x) => Sum(x * x).clamp_min(Smallest).rsqrt();

    private static torch.Tensor Sum(torch.Tensor x) => x.sum(dim: 1, keepdim: true);
}
