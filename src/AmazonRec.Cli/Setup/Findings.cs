using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AmazonRec.Cli.Options;
using AmazonRec.Data.Downloads;
using AmazonRec.Notebooks.Kernels;
using AmazonRec.Notebooks.Reports;
using AmazonRec.Notebooks.Workers;
using AmazonRec.Plugins;

namespace AmazonRec.Cli.Setup;

/// <summary>What this machine has of what the program can use.</summary>
internal static class Findings
{
    private const string Machine = "machine";
    private const string Plugins = "plug-ins";
    private const string Notebooks = "notebooks";
    private const string Data = "data";
    private const double Gigabyte = 1 << 30;
    private const double LeastMemory = 2; // gigabytes; the tests and the main job take less

    /// <summary>All of it; takes a second or so where plug-ins are there.</summary>
    /// <param name="raw">The folder where downloads go.</param>
    public static IReadOnlyList<Finding> Of(string raw) => [.. OfMachine(), .. OfPlugins(), .. OfNotebooks(), .. OfData(raw)];

    private static IEnumerable<Finding> OfMachine()
    {
        yield return new(Machine, "amazonrec", Plugin.Version);
        yield return new(Machine, ".NET", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
        yield return new(Machine, "system", RuntimeInformation.OSDescription);
        yield return new(
            Machine, "SDK", DotNetSdk.Versions.Count > 0 ? string.Join(", ", DotNetSdk.Versions) : null,
            DotNetSdk.Versions.Count > 0
                ? null : "Only #r \"nuget: ...\" in notebooks and plugin install need it: install the .NET 10 SDK.");
        yield return new(Machine, "processors", $"{Environment.ProcessorCount}");
        var width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        yield return new(
            Machine, "vectors", $"{width} bits",
            width == 128 && RuntimeInformation.ProcessArchitecture == Architecture.X64
                ? "Training is slower: the processor has no AVX2, or DOTNET_EnableAVX2=0 hides it." : null);
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gigabyte;
        yield return new(
            Machine, "memory", $"{memory:F1} GiB",
            memory < LeastMemory ? $"Too little for most data: give it {LeastMemory:F0} GiB or more." : null,
            IsBroken: memory < LeastMemory);
    }

    private static IEnumerable<Finding> OfPlugins() => PluginPackage.All.Select(plugin =>
    {
        if (Plugin.FolderOf(plugin.Name) is not { } folder)
            return new Finding(Plugins, plugin.Name, null, $"{plugin.Contents}: {Add(plugin)}");
        var place = folder.StartsWith(Plugin.UserFolder, StringComparison.Ordinal) ? "installed" : "built";
        return FaultOf(plugin) is { } fault
            ? new(Plugins, plugin.Name, place, $"It doesn't start: {fault} Build or install it anew: {Add(plugin)}", IsBroken: true)
            : new(Plugins, plugin.Name, $"{place}, {plugin.Contents}");
    });

    private static string Add(PluginPackage plugin) => $"amazonrec plugin install {plugin.Name}, or in a checkout dotnet build -c Release";

    /// <summary>What libtorch says where it can't be loaded; the others have no such start.</summary>
    private static string? FaultOf(PluginPackage plugin)
    {
        if (plugin.Name != "TorchSharp") return null;
        try
        {
            (TorchPlugin.Load("cpu") as IDisposable)?.Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or DllNotFoundException or PlatformNotSupportedException
            or TypeInitializationException or ArgumentException or InvalidOperationException)
        {
            return e.Message.ReplaceLineEndings(" ");
        }
    }

    private static IEnumerable<Finding> OfNotebooks()
    {
        var kernels = KernelSpec.List(KernelSpec.UserFolder());
        yield return new(
            Notebooks, KernelSpec.DisplayName, kernels.Any(kernel => kernel.IsOurs) ? "installed for Jupyter clients" : null,
            kernels.Any(kernel => kernel.IsOurs) ? null : "For VS Code and JupyterLab: amazonrec notebook kernel install");
        var others = kernels.Where(kernel => !kernel.IsOurs).Select(kernel => kernel.DisplayName).ToArray();
        yield return new(Notebooks, "other kernels", others.Length > 0 ? string.Join(", ", others) : "none");
        yield return OnPath("jupyter", "Only JupyterLab and nbconvert need it; VS Code and notebook run don't.");
        yield return HasBrowser()
            ? new(Notebooks, "browser", "found, for notebook html --pdf")
            : new(Notebooks, "browser", null, "Only --pdf needs one: install Chromium, Chrome or Edge, or name its program in CHROMIUM.");
    }

    private static bool HasBrowser()
    {
        try
        {
            return Browser.Find() is not null;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static Finding OnPath(string program, string remedy)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, $"{program}.exe")))
            ? new(Notebooks, program, "found")
            : new(Notebooks, program, null, remedy);
    }

    private static IEnumerable<Finding> OfData(string raw)
    {
        var sets = PublicSets.All
            .Where(set => set.Files.Any(file => File.Exists(Path.Combine(SetFetcher.FolderOf(set, file, raw), file.Name))))
            .Select(set => set.Name).ToArray();
        yield return new(
            Data, "downloads", sets.Length > 0 ? string.Join(", ", sets) : null,
            sets.Length > 0 ? null : "reproduce needs none. Real data: amazonrec data download ml-100k; amazonrec data download --list");
        var free = FreeSpace();
        yield return new(Data, "disk", free is { } bytes ? $"{bytes / Gigabyte:F0} GiB free here" : "unknown");
    }

    private static double? FreeSpace()
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(".")).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
