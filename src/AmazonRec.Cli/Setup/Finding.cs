namespace AmazonRec.Cli.Setup;

/// <summary>Something that was looked for on this machine.</summary>
/// <param name="Group">What it belongs to.</param>
/// <param name="Name">What was looked for.</param>
/// <param name="Found">What is there, in words without any path of this machine; null where there is none.</param>
/// <param name="Remedy">What to do, for what is missing or broken; null where nothing need be done.</param>
/// <param name="IsBroken">Whether it is there and doesn't work.</param>
internal sealed record Finding(string Group, string Name, string? Found, string? Remedy = null, bool IsBroken = false)
{
    /// <summary>In one word: ok, missing (which may be well) or broken.</summary>
    public string State => IsBroken ? "broken" : Found is null ? "missing" : "ok";
}
