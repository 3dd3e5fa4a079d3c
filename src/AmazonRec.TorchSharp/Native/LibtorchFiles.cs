namespace AmazonRec.TorchSharp.Native;

/// <summary>Where the native files stand in a folder, and what they are called.</summary>
internal static class LibtorchFiles
{
    /// <summary>
    /// The folder of a machine's own: <c>runtimes/PLATFORM/native</c>, or the folder itself where it was built for one platform.
    /// </summary>
    public static string Natives(string folder, Machine machine)
    {
        var natives = Path.Combine(folder, "runtimes", machine.Platform, "native");
        return Directory.Exists(natives) ? natives : folder;
    }

    /// <summary>The platforms that a folder has libtorch for.</summary>
    public static IReadOnlyList<string> Platforms(string folder)
    {
        var runtimes = Path.Combine(folder, "runtimes");
        return !Directory.Exists(runtimes) ? [] : [.. Directory.EnumerateDirectories(runtimes)
            .Where(platform => Directory.EnumerateFiles(platform, "*torch_cpu.*", SearchOption.AllDirectories).Any())
            .Select(platform => Path.GetFileName(platform)!).Order(StringComparer.Ordinal)];
    }

    /// <summary>A library's file on this system.</summary>
    public static string NameOf(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";
}
