namespace AmazonRec.Training;

/// <summary>Somebody's own module failed; what it threw is within.</summary>
public sealed class ModuleFailedException(string module, string what, Exception inner)
    : InvalidOperationException($"the module '{module}' {what}", inner)
{
    /// <summary>The name that models call it by.</summary>
    public string Module { get; } = module;
}
