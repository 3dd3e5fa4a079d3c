using AmazonRec.Engines.Managed.PerSample;
using AmazonRec.Engines.Reference;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>Runs models on the processor in single precision, with plain .NET.</summary>
public sealed class ManagedEngine : IEngine
{
    /// <inheritdoc/>
    public string Name => "managed";

    /// <inheritdoc/>
    public INetwork Compile(Model model, ModelShape shape, NetworkOptions options) => options.Optimizer is PerSampleSgd sgd
        ? new PerSampleNetwork(model, shape, options, sgd)
        : new GraphNetwork<float>(model, shape, options);
}
