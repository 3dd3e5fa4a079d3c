using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AmazonRec.Data.Storage;
using AmazonRec.Notebooks.Workers;

namespace AmazonRec.Notebooks.Kernels;

/// <summary>What tells Jupyter clients of this user that there is a C# kernel, and how it is started.</summary>
public static class KernelSpec
{
    /// <summary>The name that notebooks ask for: the .NET Interactive C# kernel's, as they run there too.</summary>
    public const string Name = ".net-csharp";

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

    /// <summary>Writes the description; returns its file.</summary>
    /// <param name="kernels">The folder of all kernels.</param>
    /// <param name="program">The assembly of the command line that has <c>notebook kernel run</c>.</param>
    /// <exception cref="IOException">Another program's kernel has the name.</exception>
    public static string Install(string kernels, string program)
    {
        var file = Path.Combine(kernels, Name, FileName);
        if (File.Exists(file) && !IsOurs(file))
            throw new IOException($"{file} is of another program. Remove it first: jupyter kernelspec uninstall {Name}");
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray(DotNet.Path, Path.GetFullPath(program), "notebook", "kernel", "run", "{connection_file}"),
            ["display_name"] = "C# (AmazonRec)",
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["program"] = Mark },
        };
        AtomicFile.WriteText(file, spec.ToJsonString(Format) + "\n");
        return file;
    }

    /// <summary>Removes the description; null if there is none, else its file.</summary>
    /// <exception cref="IOException">It is another program's.</exception>
    public static string? Uninstall(string kernels)
    {
        var file = Path.Combine(kernels, Name, FileName);
        if (!File.Exists(file)) return null;
        if (!IsOurs(file)) throw new IOException($"{file} is of another program. Remove it with that, or by hand.");
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return file;
    }

    private static bool IsOurs(string file)
    {
        try
        {
            return (string?)JsonNode.Parse(File.ReadAllText(file))?["metadata"]?["program"] == Mark;
        }
        catch (JsonException)
        {
            return false;
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
