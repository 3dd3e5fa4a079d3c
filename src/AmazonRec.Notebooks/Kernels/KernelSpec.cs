using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AmazonRec.Data.Storage;
using AmazonRec.Notebooks.Workers;

namespace AmazonRec.Notebooks.Kernels;

/// <summary>
/// What tells Jupyter clients of this user that there is a C# kernel, and how it is started. The kernel has a name of its own, and beside
/// it the one that notebooks ask for, which is the .NET Interactive C# kernel's, as they run there too. Whoever has that name keeps it.
/// </summary>
public static class KernelSpec
{
    /// <summary>The kernel's own name.</summary>
    public const string Name = "amazonrec";

    /// <summary>What clients show of it.</summary>
    public const string DisplayName = "C# (AmazonRec)";

    /// <summary>The name that notebooks ask for.</summary>
    public const string AskedName = ".net-csharp";

    private const string FileName = "kernel.json";
    private const string Mark = "amazonrec";
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Where this user's kernels are described: <c>JUPYTER_DATA_DIR</c>, or Jupyter's place on this system.</summary>
    public static string UserFolder()
    {
        var data = Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR");
        if (string.IsNullOrEmpty(data)) data = DataFolder();
        return Path.Combine(data, "kernels");
    }

    /// <summary>Writes the description under both names, if the second is free or ours.</summary>
    /// <param name="kernels">The folder of all kernels.</param>
    /// <param name="program">The assembly of the command line that has <c>notebook kernel run</c>.</param>
    /// <returns>The files that were written, and what another program's kernel shows that keeps the second name; null for none.</returns>
    /// <exception cref="IOException">Another program's kernel has the first name.</exception>
    public static (IReadOnlyList<string> Written, string? Other) Install(string kernels, string program)
    {
        var (own, asked) = (FileOf(kernels, Name), FileOf(kernels, AskedName));
        if (Read(own) is { IsOurs: false })
            throw new IOException($"{own} is another program's. Remove it: jupyter kernelspec uninstall {Name}");
        Write(own, program, DisplayName);
        if (Read(asked) is { IsOurs: false } other) return ([own], other.DisplayName);
        Write(asked, program, $"{DisplayName}, as {AskedName}");
        return ([own, asked], null);
    }

    /// <summary>Removes the descriptions that are ours; returns their files.</summary>
    public static IReadOnlyList<string> Uninstall(string kernels)
    {
        string[] ours = [.. new[] { Name, AskedName }.Select(name => FileOf(kernels, name)).Where(file => Read(file) is { IsOurs: true })];
        foreach (var file in ours) Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return ours;
    }

    /// <summary>All kernels of a folder, by name.</summary>
    public static IReadOnlyList<KernelDescription> List(string kernels) => !Directory.Exists(kernels)
        ? []
        : [
            .. Directory.GetDirectories(kernels).Select(folder => Read(Path.Combine(folder, FileName))).OfType<KernelDescription>()
                .OrderBy(kernel => kernel.Name, StringComparer.Ordinal)];

    private static string FileOf(string kernels, string name) => Path.Combine(kernels, name, FileName);

    private static void Write(string file, string program, string displayName)
    {
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray(DotNet.Path, Path.GetFullPath(program), "notebook", "kernel", "run", "{connection_file}"),
            ["display_name"] = displayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["program"] = Mark },
        };
        AtomicFile.WriteText(file, spec.ToJsonString(Format) + "\n");
    }

    /// <summary>Null if there is none.</summary>
    private static KernelDescription? Read(string file)
    {
        if (!File.Exists(file)) return null;
        var name = Path.GetFileName(Path.GetDirectoryName(file))!;
        try
        {
            var spec = JsonNode.Parse(File.ReadAllText(file)) as JsonObject;
            return new(name, (string?)spec?["display_name"] ?? name, file, (string?)spec?["metadata"]?["program"] == Mark);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new(name, name, file, IsOurs: false);
        }
    }

    private static string DataFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Jupyter");
        return Path.Combine(
            Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data ? data : Path.Combine(home, ".local", "share"),
            "jupyter");
    }
}
