using AmazonRec.Engines.Managed;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Plugins;

namespace AmazonRec.Engines;

/// <summary>The engine where nobody names one, and what is asked of any.</summary>
public static class Engine
{
    /// <summary>Runs on this machine's processor and needs nothing installed.</summary>
    public static IEngine Default { get; } = new ManagedEngine();

    /// <summary>The engine for a model where nobody names one: the default, or libtorch for a model that is a torch.nn.Module.</summary>
    /// <exception cref="FileNotFoundException">The torch engine is not built; the message holds the command that builds it.</exception>
    public static IEngine For(Model model) =>
        model.Layers.Any(layer => layer is ModuleLayer) ? Plugin.Load<IEngine>("TorchSharp", "cpu") : Default;

    /// <summary>Refuses an optimiser that an engine does not take; callers that read long files first ask before that.</summary>
    /// <exception cref="ArgumentException">It does not take it.</exception>
    public static void Check(IEngine engine, Optimizer optimizer)
    {
        if (!engine.Takes(optimizer))
            throw new ArgumentException(optimizer is GibbsSampling
                ? $"The engine {engine.Name} trains by batches, and this model's weights are drawn (Gibbs sampling). Take the managed "
                + "engine (--engine managed); what it trained predicts on any."
                : $"The engine {engine.Name} trains by batches, and this model is trained rating by rating (per-sample SGD). Take the "
                + "managed engine (--engine managed), or train by mini-batch (--optimizer adam).");
    }
}
