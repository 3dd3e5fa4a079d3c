namespace AmazonRec.Notebooks.Sessions.Packages;

/// <summary>Packages that cells ask for, and where else than in the user's own sources to look for them.</summary>
/// <param name="Versions">By name: a version as NuGet writes it, or null for the newest that is no preview.</param>
/// <param name="Sources">Addresses or folders, beside those that NuGet is set up with.</param>
internal sealed record WantedPackages(IReadOnlyDictionary<string, string?> Versions, IReadOnlyList<string> Sources)
{
    public static WantedPackages None { get; } = new(new Dictionary<string, string?>(), []);

    /// <summary>What identifies the wish, in any order of its parts.</summary>
    public override string ToString() => string.Join('\n', [
        .. Versions.Select(package => $"{package.Key.ToLowerInvariant()} {package.Value ?? "*"}").Order(StringComparer.Ordinal),
        .. Sources.Order(StringComparer.Ordinal)]);

    /// <summary>Both; versions of the other where both name a package.</summary>
    public WantedPackages With(WantedPackages other)
    {
        var versions = new Dictionary<string, string?>(Versions, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, version) in other.Versions) versions[name] = version;
        return new(versions, [.. Sources.Union(other.Sources, StringComparer.Ordinal)]);
    }
}
