using AmazonRec.Engines;
using AmazonRec.Models;
using TorchSharp;

namespace AmazonRec.TorchSharp;

/// <summary>
/// Runs models on libtorch through TorchSharp, in single precision, on the processor or on an NVIDIA card. Weights start from the same numbers
/// as on every engine, and dropout draws the same; sums are libtorch's own.
/// </summary>
public sealed class TorchEngine : IEngine
{
    private readonly torch.Device _device;

    /// <summary>An engine on a device.</summary>
    /// <param name="device"><c>cpu</c>, <c>cuda</c> (the first card) or <c>cuda:N</c>.</param>
    /// <exception cref="ArgumentException">There is no such device; the message says what to do.</exception>
    /// <exception cref="IOException">libtorch can't be loaded.</exception>
    public TorchEngine(string device = "cpu") => _device = TorchDevice.Find(device);

    /// <inheritdoc/>
    public string Name => $"torch/{_device}";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The optimiser goes from rating to rating, or the features don't fit the model.</exception>
    public INetwork Compile(Model model, ModelShape shape, NetworkOptions options)
    {
        Engine.Check(this, options.Optimizer);
        return new TorchNetwork(model, shape, options, _device);
    }
}
