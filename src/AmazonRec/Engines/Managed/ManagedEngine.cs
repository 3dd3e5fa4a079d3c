using AmazonRec.Engines.Managed.Gibbs;
using AmazonRec.Engines.Managed.PerSample;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>Runs models on this machine's processor in single precision, a block of 128 rows at a time, on all its threads.</summary>
public sealed class ManagedEngine : IEngine
{
    /// <inheritdoc/>
    public string Name => "managed";

    /// <inheritdoc/>
    public bool Takes(Optimizer optimizer) => true;

    /// <inheritdoc/>
    public INetwork Compile(Model model, ModelShape shape, NetworkOptions options) => options.Optimizer switch
    {
        PerSampleSgd sgd => new PerSampleNetwork(model, shape, options, sgd),
        GibbsSampling gibbs => new GibbsNetwork(model, shape, options, gibbs),
        _ => new BlockNetwork(model, shape, options),
    };
}
