using System.Runtime.InteropServices;
using System.Runtime.Loader;
using TorchSharp;

namespace AmazonRec.TorchSharp.Native;

/// <summary>The native library, loaded once for the process.</summary>
internal static class Libtorch
{
    /// <summary>
    /// Names the folder in runtimeconfig.json where it isn't beside this assembly: a program that references the project need not have half
    /// a gigabyte of its own.
    /// </summary>
    public const string FolderSetting = "AmazonRec.Libtorch";

    private static readonly Lock One = new();
    private static bool _loaded;

    /// <summary>Where it is looked for.</summary>
    public static string Folder { get; } = AppContext.GetData(FolderSetting) as string
        ?? (Path.GetDirectoryName(typeof(Libtorch).Assembly.Location) is { Length: > 0 } beside ? beside : AppContext.BaseDirectory);

    /// <summary>Loads it, unless it is.</summary>
    /// <exception cref="IOException">It can't be loaded; the message says why and what to do.</exception>
    public static void Load()
    {
        lock (One)
        {
            if (_loaded) return;
            var library = Load(Folder, Machine.Here);
            // TorchSharp asks for it by name, and is to get this one.
            AssemblyLoadContext.GetLoadContext(typeof(torch).Assembly)!.ResolvingUnmanagedDll += (_, name) =>
                name == "LibTorchSharp" ? library : Beside(name);
            _loaded = true;
        }
    }

    private static nint Beside(string name) =>
        NativeLibrary.TryLoad(Path.Combine(LibtorchFiles.Natives(Folder, Machine.Here), LibtorchFiles.NameOf(name)), out var library)
            ? library
            : 0;

    /// <summary>Loads it from a folder.</summary>
    /// <exception cref="IOException">It can't be loaded from there; the message says why and what to do.</exception>
    internal static nint Load(string folder, Machine machine)
    {
        if (LoadFault.Before(folder, machine) is { } fault) throw new IOException(fault);
        var natives = LibtorchFiles.Natives(folder, machine);
        var file = Path.Combine(natives, LibtorchFiles.NameOf("LibTorchSharp"));
        try
        {
            // Before what looks for it, where there is one.
            _ = NativeLibrary.TryLoad(Path.Combine(natives, LibtorchFiles.NameOf("torch_cuda")), out _);
            return NativeLibrary.Load(file);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new IOException(LoadFault.Describe(e, file, machine), e);
        }
    }
}
