using System.Diagnostics;
using System.Text.Json.Nodes;
using AmazonRec.Testing;

[assembly: AssemblyFixture(typeof(AmazonRec.Interactive.Tests.OurNotebooks))]

namespace AmazonRec.Interactive.Tests;

/// <summary>All notebooks, run in smoke mode by the command line, once for all tests that look at what they show.</summary>
public sealed class OurNotebooks : IDisposable
{
    private static readonly string Program = Path.Combine(
        Shared.Checkout, "src", "AmazonRec.Cli", "bin", "Release", "net10.0", "AmazonRec.Cli.dll");

    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-").FullName;
    private readonly Lazy<string> _said;

    public OurNotebooks() => _said = new(Run);

    /// <summary>Where they are.</summary>
    public static string Folder { get; } = Path.Combine(Shared.Checkout, "notebooks");

    /// <summary>Whether the program and the plug-ins that notebooks load are built.</summary>
    public static bool CanRun => Directory.Exists(Path.Combine(Path.GetDirectoryName(Program)!, "plugins", "TorchSharp"));

    /// <summary>The cells of one with what they showed.</summary>
    public JsonArray Cells(string name)
    {
        var (said, path) = (_said.Value, Path.Combine(_folder, name));
        Assert.True(File.Exists(path), said);
        return JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Runs them; returns what the program said of those that failed, of which it writes nothing.</summary>
    private string Run()
    {
        using var run = Process.Start(new ProcessStartInfo(
            "dotnet", [Program, "notebook", "run", Folder, "--mode", "smoke", "--timeout", "600", "--out", _folder])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        var said = run.StandardError.ReadToEnd();
        run.WaitForExit();
        return said;
    }
}
