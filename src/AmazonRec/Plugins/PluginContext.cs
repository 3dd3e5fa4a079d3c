using System.Reflection;
using System.Runtime.Loader;

namespace AmazonRec.Plugins;

/// <summary>Loads what a plug-in brings along from its own folder, native libraries included; all else is the program's.</summary>
/// <param name="path">The plug-in's assembly.</param>
internal sealed class PluginContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    // A notebook's host may hold the library in a context of its own: the plug-in gets that very one.
    private static readonly Assembly[] Library = [
        typeof(Plugin).Assembly, typeof(Data.Ratings).Assembly, typeof(Compute.AliasTable).Assembly];

    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Library.FirstOrDefault(a => a.GetName().Name == assemblyName.Name) is { } known) return known;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : 0;
}
