using AmazonRec.Compute;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace AmazonRec.TorchSharp.Sequences;

/// <summary>Dropout whose mask depends on seed, layer, step and place alone, and not on libtorch's generator.</summary>
/// <param name="name">Of the layer: no two draw alike.</param>
/// <param name="rate">Share that is dropped.</param>
/// <param name="seed">Of the training.</param>
internal sealed class SequenceDropout(string name, double rate, ulong seed) : torch.nn.Module<Tensor, Tensor>(name)
{
    private readonly RandomSource _random = RandomSource.For(seed, $"sasrec dropout {name}");

    /// <summary>The number of the training step: no two steps draw alike.</summary>
    public uint Step { get; set; }

    /// <summary>Thins in training. To predict, it changes nothing.</summary>
    public override Tensor forward(Tensor input)
    {
        if (!training || rate == 0) return input;
        using var constant = torch.no_grad();
        var (columns, mask) = (input.size(-1), DropoutMask.Create(_random with { Part = Step }, rate));
        var factors = DropoutTensor.Create(mask, input.numel() / columns, columns, input.device, input.dtype).reshape(input.shape);
        using var recorded = torch.enable_grad();
        return input * factors;
    }
}
