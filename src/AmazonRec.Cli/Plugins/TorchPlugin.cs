using System.Reflection;
using System.Runtime.ExceptionServices;
using AmazonRec.Engines;

namespace AmazonRec.Cli.Plugins;

/// <summary>The engine on libtorch, which is built apart and found in a folder beside the program.</summary>
internal static class TorchPlugin
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    /// <summary>Where the engine's build puts it.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "engines", "torch");

    /// <summary>The engine on a device.</summary>
    /// <param name="device">Its name, such as <c>cpu</c> or <c>cuda:1</c>.</param>
    /// <exception cref="FileNotFoundException">The engine is not built; the message holds the command that builds it.</exception>
    /// <exception cref="ArgumentException">There is no such device.</exception>
    public static IEngine Load(string device)
    {
        var path = Path.Combine(Folder, "AmazonRec.TorchSharp.dll");
        if (!File.Exists(path))
            throw new FileNotFoundException($"The torch engine is not built: {Folder} holds none. Build it in the checkout with  dotnet build src/AmazonRec.TorchSharp -c {Configuration} -p:Torch={Package(device)}");
        var type = new EngineContext(path).LoadFromAssemblyPath(path).GetType("AmazonRec.TorchSharp.TorchEngine", throwOnError: true)!;
        try
        {
            return (IEngine)Activator.CreateInstance(type, device)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>Which of TorchSharp's packages a device takes.</summary>
    private static string Package(string device)
    {
        if (!device.StartsWith("cuda", StringComparison.Ordinal)) return "cpu";
        return OperatingSystem.IsWindows() ? "cuda-windows" : "cuda-linux";
    }
}
