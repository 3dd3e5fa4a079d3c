using AmazonRec.Engines;
using AmazonRec.Models;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;

namespace AmazonRec.TorchSharp;

/// <summary>A weight on its device, and what the optimiser remembers of it; each [rows, columns], or as a module has it.</summary>
internal sealed class TorchWeight : IDisposable
{
    /// <param name="weight">Its name, shape and start.</param>
    /// <param name="options">Seed and optimiser.</param>
    /// <param name="device">Where it lives.</param>
    /// <param name="type">Single precision, or double where a test asks for it.</param>
    public TorchWeight(Weight weight, NetworkOptions options, torch.Device device, torch.ScalarType type)
    {
        Weight = weight;
        long[] shape = [weight.Rows, weight.Columns];
        // A clone, in libtorch's own memory: products depend in their last bit on where a row begins, and arrays of .NET begin anywhere.
        using var array = torch.tensor(InitialWeights.Draw(weight, options), shape, type, device);
        var start = array.clone();
        Value = weight.IsTrained ? new Parameter(start) : start;
        (Moment1, Moment2) = Moments(shape, options, device, type);
    }

    /// <param name="weight">Its name and shape.</param>
    /// <param name="value">The tensor of a module, which may have more or fewer dimensions.</param>
    /// <param name="options">Optimiser.</param>
    public TorchWeight(Weight weight, torch.Tensor value, NetworkOptions options)
    {
        (Weight, Value) = (weight, value);
        (Moment1, Moment2) = Moments(value.shape, options, value.device, value.is_floating_point() ? value.dtype : torch.float32);
    }

    public Weight Weight { get; }

    public torch.Tensor Value { get; }

    /// <summary>Whether steps move it: running statistics, and what a module keeps as it is, are saved and no more.</summary>
    public bool Learns => Value.requires_grad;

    /// <summary>Velocity, or mean gradient.</summary>
    public torch.Tensor Moment1 { get; }

    /// <summary>Mean squared gradient; null where the optimiser keeps none.</summary>
    public torch.Tensor? Moment2 { get; }

    public void Dispose()
    {
        Value.Dispose();
        Moment1.Dispose();
        Moment2?.Dispose();
    }

    private static (torch.Tensor Moment1, torch.Tensor? Moment2) Moments(
        long[] shape, NetworkOptions options, torch.Device device, torch.ScalarType type) =>
        (torch.zeros(shape, type, device), options.Optimizer is Sgd ? null : torch.zeros(shape, type, device));
}
