using AmazonRec.Engines.Managed;

namespace AmazonRec.Engines;

/// <summary>The engine where nobody names one, and what is asked of any.</summary>
public static class Engine
{
    /// <summary>Runs on this machine's processor and needs nothing installed.</summary>
    public static IEngine Default { get; } = new ManagedEngine();

    /// <summary>Refuses an optimiser that an engine does not take; callers that read long files first ask before that.</summary>
    /// <exception cref="ArgumentException">It does not take it.</exception>
    public static void Check(IEngine engine, Optimizer optimizer)
    {
        if (!engine.Takes(optimizer))
            throw new ArgumentException($"The engine {engine.Name} trains by batches, and this model is trained rating by rating (per-sample SGD). Take the managed engine (--engine managed), or train by mini-batch (--optimizer adam).");
    }
}
