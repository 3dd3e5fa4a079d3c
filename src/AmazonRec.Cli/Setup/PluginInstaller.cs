using AmazonRec.Data.Storage;
using AmazonRec.Notebooks.Workers;
using AmazonRec.Plugins;

namespace AmazonRec.Cli.Setup;

/// <summary>Puts plug-ins from packages into this user's folder, whole or not at all, and takes them away.</summary>
internal static class PluginInstaller
{
    /// <summary>Installs one in place of the one that is there, if any.</summary>
    /// <param name="plugin">Which.</param>
    /// <param name="torch">For what libtorch is: <c>cpu</c>, <c>cuda-linux</c> or <c>cuda-windows</c>.</param>
    /// <param name="source">A folder or feed with its package beside those that NuGet is set up with, or null.</param>
    /// <param name="cancellation">Stops it; nothing is left.</param>
    /// <returns>Its folder, and how many bytes are in it.</returns>
    /// <exception cref="IOException">The SDK is missing, or its build failed; the message has its words.</exception>
    public static async Task<(string Folder, long Bytes)> InstallAsync(
        PluginPackage plugin, string torch, string? source, CancellationToken cancellation)
    {
        if (DotNetSdk.Versions.Count == 0)
            throw new IOException("Packages need the .NET SDK, and there is a runtime alone beside this program. Install the .NET 10 SDK.");
        if (source is not null && !source.Contains("://", StringComparison.Ordinal) && !Directory.Exists(source))
            throw new IOException($"--source {source}: no such folder. Name one that has {plugin.Id}.{Plugin.Version}.nupkg, or a feed.");
        var target = Path.Combine(Plugin.UserFolder, plugin.Name);
        var work = $"{target}.{Environment.ProcessId}.partial";
        try
        {
            var project = Path.Combine(work, $"{PluginProject.Name}.csproj");
            AtomicFile.WriteText(project, PluginProject.Write(plugin, Plugin.Version, torch, source));
            var built = Path.Combine(work, "built");
            var errors = await DotNetSdk.RunAsync("build", project, ["-c", "Release", "-o", built], cancellation);
            if (errors.Count > 0)
                throw new IOException(
                    $"{plugin.Id} {Plugin.Version} can't be installed. dotnet build says:\n"
                    + $"{string.Join('\n', errors.Select(e => $"  {e}"))}\n"
                    + $"A plug-in has the version of the tool. Is {plugin.Id}.{Plugin.Version}.nupkg in a folder of yours? Name that with "
                    + "--source FOLDER.");
            RemoveWhatTheProgramHas(built);
            if (!File.Exists(Path.Combine(built, $"{plugin.Id}.dll")))
                throw new IOException($"The package {plugin.Id} {Plugin.Version} has no {plugin.Id}.dll: it is no plug-in.");
            if (plugin.Models().Any() && !Directory.Exists(Path.Combine(built, "models")))
                throw new IOException($"{plugin.Id} came without its networks. Is NuGet's folder of packages where NUGET_PACKAGES says?");
            if (Directory.Exists(target)) Directory.Delete(target, recursive: true);
            Directory.Move(built, target);
            return (target, new DirectoryInfo(target).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length));
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Removes one that was installed; false where there is none.</summary>
    public static bool Remove(PluginPackage plugin)
    {
        var target = Path.Combine(Plugin.UserFolder, plugin.Name);
        if (!Directory.Exists(target)) return false;
        Directory.Delete(target, recursive: true);
        return true;
    }

    /// <summary>Types of two copies of an assembly are strangers to each other: the plug-in takes what the program has.</summary>
    private static void RemoveWhatTheProgramHas(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.dll").ToArray())
            if (File.Exists(Path.Combine(AppContext.BaseDirectory, Path.GetFileName(file)))) File.Delete(file);
        foreach (var own in Directory.EnumerateFiles(folder, $"{PluginProject.Name}.*").ToArray()) File.Delete(own);
    }
}
