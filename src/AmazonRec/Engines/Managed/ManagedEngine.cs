using AmazonRec.Engines.Managed.Gibbs;
using AmazonRec.Engines.Managed.PerSample;
using AmazonRec.Engines.Managed.Ranks;
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
        PerSampleSgd or GibbsSampling when options.Share is { Team.Size: > 1 } => throw new ArgumentException(
            "Several processes divide the rows of a batch, and this optimizer takes none: it goes from rating to rating, or draws weights. "
            + "Take another one (--optimizer sgd or adam), a model that is trained so, or one process."),
        PerSampleSgd sgd => new PerSampleNetwork(model, shape, options, sgd),
        GibbsSampling gibbs => new GibbsNetwork(model, shape, options, gibbs),
        _ when options.Share is not null => new TeamNetwork(model, shape, options),
        _ => new BlockNetwork(model, shape, options),
    };
}
