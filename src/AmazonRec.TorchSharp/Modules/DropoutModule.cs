using AmazonRec.Compute;
using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>Thins in training. Which numbers fall depends on seed, layer, step and place alone, as on every engine.</summary>
internal sealed class DropoutModule(float rate, RandomSource random) : LayerModule
{
    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2)
    {
        var x = input2[0];
        if (input1.TrainingStep is not { } step || rate == 0) return x;
        using var constant = torch.no_grad();
        var factors = DropoutTensor.Create(DropoutMask.Create(random with { Part = step }, rate), x.size(0), x.size(1), x.device, x.dtype);
        using var recorded = torch.enable_grad();
        return x * factors;
    }
}
