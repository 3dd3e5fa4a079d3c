using System.Diagnostics;
using AmazonRec.Testing;

namespace AmazonRec.Cli.Tests;

/// <summary><c>notebook kernel</c> in a folder of Jupyter that is the test's own.</summary>
public sealed class NotebookKernelCommandTests : IDisposable
{
    private readonly TemporaryFolder _jupyter = new();

    public void Dispose() => _jupyter.Dispose();

    [Fact]
    public async Task Another_kernel_keeps_the_name_that_notebooks_ask_for_and_ours_says_how_it_is_chosen()
    {
        Assert.Contains("There are none", await Run("list"));
        var theirs = Path.Combine(_jupyter.Path, "kernels", ".net-csharp", "kernel.json");
        Directory.CreateDirectory(Path.GetDirectoryName(theirs)!);
        await File.WriteAllTextAsync(theirs, """{ "display_name": ".NET (C#)" }""", TestContext.Current.CancellationToken);
        var said = await Run("install");
        Assert.Contains(".net-csharp, which notebooks ask for, is another program's (.NET (C#)) and stays.", said);
        Assert.Contains("--ExecutePreprocessor.kernel_name=amazonrec", said);
        Assert.Equal(
            [$".net-csharp: .NET (C#), of another program ({theirs})", $"amazonrec: C# (AmazonRec) ({Ours})"],
            (await Run("list")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Equal($"removed: {Ours}", (await Run("uninstall")).Trim());
        Assert.True(File.Exists(theirs));
        Assert.Contains("There is nothing to remove.", await Run("uninstall"));
    }

    private string Ours => Path.Combine(_jupyter.Path, "kernels", "amazonrec", "kernel.json");

    private async Task<string> Run(string command)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "AmazonRec.Cli.dll"), "notebook", "kernel", command])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["JUPYTER_DATA_DIR"] = _jupyter.Path;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
