using AmazonRec.Engines;
using AmazonRec.Models;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;

namespace AmazonRec.TorchSharp;

/// <summary>A weight on its device, and what the optimiser remembers of it; each [rows, columns].</summary>
internal sealed class TorchWeight : IDisposable
{
    /// <param name="weight">Its name, shape and start.</param>
    /// <param name="options">Seed and optimiser.</param>
    /// <param name="device">Where it lives.</param>
    /// <param name="type">Single precision, or double where a test asks for it.</param>
    public TorchWeight(Weight weight, NetworkOptions options, torch.Device device, torch.ScalarType type)
    {
        Weight = weight;
        Value = new Parameter(torch.tensor(InitialWeights.Of(weight, options), Shape, type, device));
        Moment1 = torch.zeros(Shape, type, device);
        if (options.Optimizer is not Sgd) Moment2 = torch.zeros(Shape, type, device);
    }

    public Weight Weight { get; }

    public Parameter Value { get; }

    /// <summary>Velocity, or mean gradient.</summary>
    public torch.Tensor Moment1 { get; }

    /// <summary>Mean squared gradient; null where the optimiser keeps none.</summary>
    public torch.Tensor? Moment2 { get; }

    private long[] Shape => [Weight.Rows, Weight.Columns];

    public void Dispose()
    {
        Value.Dispose();
        Moment1.Dispose();
        Moment2?.Dispose();
    }
}
