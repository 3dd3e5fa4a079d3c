using System.Reflection;
using System.Runtime.Loader;

namespace AmazonRec.Cli.Plugins;

/// <summary>Loads what an engine brings along from its own folder, native libraries included; all else is the program's.</summary>
/// <param name="path">The engine's assembly.</param>
internal sealed class EngineContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName) => _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) => _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : 0;
}
