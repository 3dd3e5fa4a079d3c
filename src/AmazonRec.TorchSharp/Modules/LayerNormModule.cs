using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>Each row less its mean, over its deviation (of n); gain and bias by column.</summary>
internal sealed class LayerNormModule(TorchWeight gain, TorchWeight bias, float epsilon) : LayerModule
{
    private readonly Scalar _epsilon = (double)epsilon;

    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2)
    {
        var apart = input2[0] - input2[0].mean([1], keepdim: true);
        var variance = (apart * apart).mean([1], keepdim: true);
        return (apart * variance.Plus(_epsilon).rsqrt() * input1.Whole(gain)).Plus(input1.Whole(bias));
    }
}
