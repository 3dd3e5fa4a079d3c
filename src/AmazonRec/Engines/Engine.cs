using AmazonRec.Engines.Managed;

namespace AmazonRec.Engines;

/// <summary>The engine where nobody names one.</summary>
public static class Engine
{
    /// <summary>Runs on this machine's processor and needs nothing installed.</summary>
    public static IEngine Default { get; } = new ManagedEngine();
}
