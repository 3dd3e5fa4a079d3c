using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AmazonRec.Data.Storage;
using AmazonRec.Notebooks.Workers;

namespace AmazonRec.Notebooks.Sessions.Packages;

/// <summary>
/// Packages by the SDK: restored once, then known by a file in the cache. What is known and still there is found without a process or the
/// network, and a version that was not named stays what it was.
/// </summary>
/// <param name="cache">The folder to keep that in.</param>
/// <param name="restore">Restores a project file; returns what went wrong.</param>
internal sealed class PackageRestore(string cache, Func<string, CancellationToken, Task<IReadOnlyList<string>>> restore)
{
    private const int KeyLength = 24;
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    /// <summary>That of this user, by <c>dotnet restore</c>.</summary>
    public static PackageRestore OfUser() => new(Path.Combine(CacheFolder.Path, "packages"), DotNetSdk.RestoreAsync);

    /// <summary>Finds all wanted packages, and those that they need.</summary>
    /// <param name="wanted">All that a notebook wants.</param>
    /// <param name="starting">Is called before a restore, which takes seconds.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PackageException">They can't be had.</exception>
    public async Task<IReadOnlyList<RestoredPackage>> FindAsync(WantedPackages wanted, Action starting, CancellationToken cancellation)
    {
        var known = Path.Combine(cache, $"{Key(wanted)}.json");
        if (Read(known) is { } kept) return kept;
        starting();
        var folder = Path.Combine(cache, $"{Guid.NewGuid():N}.partial");
        try
        {
            var project = Path.Combine(folder, "notebook.csproj");
            AtomicFile.WriteText(project, RestoreProject.Write(wanted));
            if (await restore(project, cancellation) is { Count: > 0 } errors)
                throw new PackageException(RestoreWords.Failed(wanted, errors));
            var assets = Path.Combine(folder, "obj", "project.assets.json");
            var packages = AssetsFile.Read(await File.ReadAllTextAsync(assets, cancellation));
            AtomicFile.WriteText(known, JsonSerializer.Serialize(packages, Format));
            return packages;
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static RestoredPackage[]? Read(string known)
    {
        if (!File.Exists(known)) return null;
        try
        {
            var kept = JsonSerializer.Deserialize<RestoredPackage[]>(File.ReadAllText(known));
            return kept is not null && kept.All(package => package.IsHere()) ? kept : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What the same files follow from: the wish, the machine, and the SDKs that are there.</summary>
    private static string Key(WantedPackages wanted)
    {
        var words = string.Join('\n', [
            wanted.ToString(), PackageProject.Framework, RuntimeInformation.RuntimeIdentifier, .. DotNetSdk.Versions]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..KeyLength];
    }
}
