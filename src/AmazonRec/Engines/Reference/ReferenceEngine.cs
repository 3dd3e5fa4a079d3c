using AmazonRec.Models;

namespace AmazonRec.Engines.Reference;

/// <summary>
/// Runs models plainly, layer by layer on one thread, in single precision: what the managed engine is held to. Slow on purpose.
/// </summary>
public sealed class ReferenceEngine : IEngine
{
    /// <inheritdoc/>
    public string Name => "reference";

    /// <inheritdoc/>
    public INetwork Compile(Model model, ModelShape shape, NetworkOptions options)
    {
        Engine.Check(this, options.Optimizer);
        return new GraphNetwork<float>(model, shape, options);
    }
}
