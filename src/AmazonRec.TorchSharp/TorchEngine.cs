using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using TorchSharp;

namespace AmazonRec.TorchSharp;

/// <summary>
/// Runs models on libtorch through TorchSharp, in single precision, on the processor or on an NVIDIA card. Weights start from the same
/// numbers as on every engine, and dropout draws the same; sums are libtorch's own.
/// </summary>
public sealed class TorchEngine : IEngine
{
    private readonly torch.Device _device;
    private readonly torch.ScalarType _type;
    private readonly bool _ownDropout;

    /// <summary>An engine on a device.</summary>
    /// <param name="device"><c>cpu</c>, <c>cuda</c> (the first card) or <c>cuda:N</c>.</param>
    /// <exception cref="ArgumentException">There is no such device; the message says what to do.</exception>
    /// <exception cref="IOException">libtorch can't be loaded; the message says why and what to do.</exception>
    public TorchEngine(string device = "cpu")
        : this(device, torch.ScalarType.Float32)
    {
    }

    /// <summary>
    /// An engine whose dropout is libtorch's own: faster, but it draws other numbers than every other engine, and cannot be resumed to the
    /// same bits. It is for comparisons of speed.
    /// </summary>
    /// <param name="device"><c>cpu</c>, <c>cuda</c> (the first card) or <c>cuda:N</c>.</param>
    /// <param name="ownDropout">Whether libtorch draws.</param>
    /// <exception cref="ArgumentException">There is no such device; the message says what to do.</exception>
    /// <exception cref="IOException">libtorch can't be loaded; the message says why and what to do.</exception>
    public TorchEngine(string device, bool ownDropout)
        : this(device, torch.ScalarType.Float32) => _ownDropout = ownDropout;

    /// <summary>An engine of another precision: in double, it is what the managed engine is held to.</summary>
    internal TorchEngine(string device, torch.ScalarType type) => (_device, _type) = (TorchDevice.Find(device), type);

    /// <inheritdoc/>
    public string Name =>
        $"torch/{_device}{(_type == torch.ScalarType.Float32 ? "" : "/double")}{(_ownDropout ? "/own-dropout" : "")}";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// The optimiser goes from rating to rating, the features don't fit the model, or a module of the model can't be trained by lazy
    /// updates.
    /// </exception>
    public INetwork Compile(Model model, ModelShape shape, NetworkOptions options)
    {
        Engine.Check(this, options.Optimizer);
        if (options.Share is not null)
            throw new ArgumentException(
                "Several processes train together on the managed engine alone. Leave out --engine torch, or --distributed.");
        if (options.Updates == Updates.Lazy && model.Layers.Any(layer => layer is ModuleLayer))
            throw new ArgumentException(
                "Lazy updates move the rows that a batch reads, and a torch.nn.Module does not tell which these are. Take dense updates "
                + "(--updates dense).");
        return new TorchNetwork(model, shape, options, _device, _type, _ownDropout);
    }
}
