using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace AmazonRec.Notebooks.Sessions.Packages;

/// <summary>
/// Where the packages of a session are loaded: one copy of each assembly, whatever version of it another was built against, and native
/// libraries, which lie in folders where .NET doesn't look by itself.
/// </summary>
/// <param name="host">Knows the assemblies that cells named by their files.</param>
internal sealed class PackageContext(HostReferences host) : AssemblyLoadContext("packages of a notebook")
{
    private readonly ConcurrentDictionary<string, string> _assemblies = new(StringComparer.OrdinalIgnoreCase); // path by file name
    private readonly ConcurrentDictionary<string, string> _natives = new(StringComparer.OrdinalIgnoreCase); // path by name without lib, .so

    public void Add(RestoredPackage package)
    {
        foreach (var file in package.Natives) _natives.TryAdd(Stem(Path.GetFileName(file)), file);
        foreach (var file in package.Assemblies) _assemblies.TryAdd(Path.GetFileName(file), file);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (!string.IsNullOrEmpty(assemblyName.CultureName)) return null;
        var file = $"{assemblyName.Name}.dll";
        if (HostReferences.Find(file) is not null) return Default.LoadFromAssemblyName(new AssemblyName(assemblyName.Name!));
        if (host.Named(file) is { } named && All.SelectMany(c => c.Assemblies).FirstOrDefault(a => IsOf(a, named)) is { } loaded)
            return loaded;
        return _assemblies.TryGetValue(file, out var path) ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _natives.TryGetValue(Stem(unmanagedDllName), out var path) ? LoadUnmanagedDllFromPath(path) : 0;

    private static bool IsOf(Assembly assembly, string file) => !assembly.IsDynamic && assembly.Location == file;

    private static string Stem(string name)
    {
        name = name.StartsWith("lib", StringComparison.OrdinalIgnoreCase) ? name[3..] : name;
        return Array.Find([".so", ".dll", ".dylib"], e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is { } extension
            ? name[..^extension.Length]
            : name;
    }
}
