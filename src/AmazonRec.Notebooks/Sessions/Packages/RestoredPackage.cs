namespace AmazonRec.Notebooks.Sessions.Packages;

/// <summary>A package on this machine, asked for or needed by one that was.</summary>
/// <param name="Name">As its author writes it.</param>
/// <param name="Version">Which one it became.</param>
/// <param name="Assemblies">Files of code for this machine.</param>
/// <param name="Natives">Native libraries for this machine.</param>
internal sealed record RestoredPackage(string Name, string Version, IReadOnlyList<string> Assemblies, IReadOnlyList<string> Natives)
{
    /// <summary>Whether all of it is still there.</summary>
    public bool IsHere() => Assemblies.Concat(Natives).All(File.Exists);
}
