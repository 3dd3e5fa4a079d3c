using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace AmazonRec.Notebooks.Sessions.Packages;

/// <summary>
/// Native libraries of packages, for the assemblies of packages: they lie in folders of their own, where .NET doesn't look by itself.
/// </summary>
internal sealed class NativeLibraries : IDisposable
{
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase); // path by name without lib, .so
    private readonly ConcurrentDictionary<string, bool> _assemblies = new(StringComparer.Ordinal);

    public NativeLibraries() => AppDomain.CurrentDomain.AssemblyLoad += OnLoad;

    public void Dispose() => AppDomain.CurrentDomain.AssemblyLoad -= OnLoad;

    public void Add(RestoredPackage package)
    {
        foreach (var file in package.Natives) _files.TryAdd(Stem(Path.GetFileName(file)), file);
        foreach (var file in package.Assemblies) _assemblies.TryAdd(file, true);
    }

    private void OnLoad(object? sender, AssemblyLoadEventArgs e)
    {
        if (e.LoadedAssembly is { IsDynamic: false } assembly && _assemblies.ContainsKey(assembly.Location)
            && AssemblyLoadContext.GetLoadContext(assembly) is { } context)
            context.ResolvingUnmanagedDll += Find;
    }

    private nint Find(Assembly assembly, string name) =>
        _files.TryGetValue(Stem(name), out var file) && NativeLibrary.TryLoad(file, out var handle) ? handle : 0;

    private static string Stem(string name)
    {
        name = name.StartsWith("lib", StringComparison.OrdinalIgnoreCase) ? name[3..] : name;
        return Array.Find([".so", ".dll", ".dylib"], e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is { } extension
            ? name[..^extension.Length]
            : name;
    }
}
