using System.CommandLine;
using AmazonRec.Engines;
using AmazonRec.Plugins;
using AmazonRec.Training;

namespace AmazonRec.Cli.Options;

/// <summary>The engine on libtorch, a plug-in.</summary>
internal static class TorchPlugin
{
    private const string Name = "TorchSharp";
    private const string AddName = "--plugin";

    /// <summary>Whether it is built.</summary>
    public static bool Exists => Plugin.Exists(Name);

    /// <summary>The engine on a device.</summary>
    /// <param name="device">Its name, such as <c>cpu</c> or <c>cuda:1</c>.</param>
    /// <param name="ownDropout">Whether dropout is libtorch's own.</param>
    /// <exception cref="FileNotFoundException">The engine is not built; the message holds the command that builds it.</exception>
    /// <exception cref="ArgumentException">There is no such device.</exception>
    public static IEngine Load(string device, bool ownDropout = false) =>
        Plugin.Load<IEngine>(Name, $"-p:Torch={Package(device)}", ownDropout ? [device, true] : [device]);

    /// <summary>What writes each epoch for TensorBoard.</summary>
    /// <param name="folder">Where to.</param>
    /// <exception cref="FileNotFoundException">The plug-in is not built; the message holds the command that builds it.</exception>
    public static TrainingCallback LoadBoard(string folder) => Plugin.Load<TrainingCallback>(Name, folder);

    /// <summary>The option of all commands that names assemblies with modules of someone's own.</summary>
    public static Option<string[]> AddOption() => new(AddName)
    {
        Description = "Assembly that registers models of its own (torch.nn.Module): its code runs.",
        HelpName = "FILE.dll",
        Recursive = true,
    };

    /// <summary>Loads what the option names.</summary>
    /// <exception cref="FileNotFoundException">The engine is not built, or there is no such file.</exception>
    /// <exception cref="FormatException">A file is no assembly.</exception>
    public static void AddTo(ParseResult parsed)
    {
        foreach (var file in parsed.GetValue<string[]>(AddName) ?? []) Plugin.Extend(Name, file);
    }

    /// <summary>Which of TorchSharp's packages a device takes.</summary>
    private static string Package(string device)
    {
        if (!device.StartsWith("cuda", StringComparison.Ordinal)) return "cpu";
        return OperatingSystem.IsWindows() ? "cuda-windows" : "cuda-linux";
    }
}
