using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace AmazonRec.Notebooks.Sessions.Packages;

/// <summary>The packages of a session: what is loaded stays, and what cells want beside it must go with it.</summary>
/// <param name="restore">Finds packages.</param>
/// <param name="host">Knows the assemblies that this program has itself, and those that cells named by their files.</param>
/// <param name="loader">Loads assemblies for cells.</param>
internal sealed class SessionPackages(PackageRestore restore, HostReferences host, InteractiveAssemblyLoader loader)
{
    private readonly PackageContext _context = new(host);
    private readonly Dictionary<string, RestoredPackage> _loaded = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Name, string? Version)> _read = []; // as cells wrote it: "1.0", "[1.0,2.0)"
    private WantedPackages _wanted = WantedPackages.None;

    /// <summary>Finds the packages of a cell, all at once, together with those of earlier cells.</summary>
    /// <param name="more">What the cell wants.</param>
    /// <param name="starting">Is called before a restore, which takes seconds.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The packages in words, and what the compiler needs of them.</returns>
    /// <exception cref="PackageException">They can't be had, or don't go with what is loaded.</exception>
    public async Task<(string Words, IReadOnlyList<MetadataReference> References)> LoadAsync(
        WantedPackages more, Action starting, CancellationToken cancellation)
    {
        var wanted = _wanted.With(Pinned(more));
        var references = new List<MetadataReference>();
        if (wanted.ToString() != _wanted.ToString())
        {
            var found = wanted.Versions.Count == 0 ? [] : await restore.FindAsync(wanted, starting, cancellation);
            foreach (var package in found) Check(package);
            foreach (var package in found) _context.Add(package); // first all: they need one another
            foreach (var package in found.Where(package => _loaded.TryAdd(package.Name, package))) references.AddRange(Load(package));
            _wanted = Exact(wanted);
            foreach (var (name, version) in more.Versions) _read.Add((name.ToUpperInvariant(), version));
        }

        var words = RestoreWords.Of(Exact(more).Versions.Select(p => (p.Key, (string?)(p.Value ?? "(part of .NET)"))));
        return (words, references);
    }

    /// <summary>A package that is loaded is wanted as it is, if the same line was read before, or no version is named.</summary>
    private WantedPackages Pinned(WantedPackages more) => more with
    {
        Versions = more.Versions.ToDictionary(
            package => package.Key,
            package => _loaded.TryGetValue(package.Key, out var loaded)
                && (package.Value is null || _read.Contains((package.Key.ToUpperInvariant(), package.Value)))
                    ? loaded.Version
                    : package.Value,
            StringComparer.OrdinalIgnoreCase),
    };

    private WantedPackages Exact(WantedPackages wanted) => wanted with
    {
        Versions = wanted.Versions.ToDictionary(
            package => _loaded.GetValueOrDefault(package.Key)?.Name ?? package.Key,
            package => _loaded.GetValueOrDefault(package.Key)?.Version ?? package.Value,
            StringComparer.OrdinalIgnoreCase),
    };

    private void Check(RestoredPackage package)
    {
        if (_loaded.TryGetValue(package.Name, out var loaded) && loaded.Version != package.Version)
            throw new PackageException(RestoreWords.Loaded(package.Name, loaded.Version, package.Version));
        foreach (var file in package.Assemblies)
            if (host.Named(Path.GetFileName(file)) is { } named && VersionOf(named) != VersionOf(file))
                throw new PackageException(RestoreWords.Loaded(named, $"{VersionOf(named)}", $"{VersionOf(file)}"));
    }

    /// <summary>An assembly that this program has itself is its own, as types of two copies would be strangers to each other.</summary>
    private IEnumerable<MetadataReference> Load(RestoredPackage package)
    {
        foreach (var file in package.Assemblies)
        {
            if (host.Named(Path.GetFileName(file)) is not null) continue; // the cell that named it has it already
            if (HostReferences.Find(Path.GetFileName(file)) is { } own)
            {
                loader.RegisterDependency(Assembly.Load(AssemblyName.GetAssemblyName(own)));
                yield return MetadataReference.CreateFromFile(own, documentation: new ReferenceDocumentation(own));
            }
            else
            {
                loader.RegisterDependency(_context.LoadFromAssemblyPath(file));
                yield return MetadataReference.CreateFromFile(file, documentation: new ReferenceDocumentation(file));
            }
        }
    }

    private static Version? VersionOf(string file) => AssemblyName.GetAssemblyName(file).Version;
}
