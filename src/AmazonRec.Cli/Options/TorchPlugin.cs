using AmazonRec.Engines;
using AmazonRec.Plugins;

namespace AmazonRec.Cli.Options;

/// <summary>The engine on libtorch, which is built apart.</summary>
internal static class TorchPlugin
{
    /// <summary>The engine on a device.</summary>
    /// <param name="device">Its name, such as <c>cpu</c> or <c>cuda:1</c>.</param>
    /// <exception cref="FileNotFoundException">The engine is not built; the message holds the command that builds it.</exception>
    /// <exception cref="ArgumentException">There is no such device.</exception>
    public static IEngine Load(string device) => Plugin.Load<IEngine>("TorchSharp", $"-p:Torch={Package(device)}", [device]);

    /// <summary>Which of TorchSharp's packages a device takes.</summary>
    private static string Package(string device)
    {
        if (!device.StartsWith("cuda", StringComparison.Ordinal)) return "cpu";
        return OperatingSystem.IsWindows() ? "cuda-windows" : "cuda-linux";
    }
}
