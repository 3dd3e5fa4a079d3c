using System.Diagnostics;
using AmazonRec.Notebooks.Kernels;
using AmazonRec.Testing;

namespace AmazonRec.Notebooks.Tests.Jupyter;

/// <summary>The Jupyter project's own tests of kernels, on ours as Jupyter clients start it.</summary>
public sealed class ConformanceTests
{
    private static readonly string Cases = Path.Combine(Shared.Checkout, "tests", "AmazonRec.Notebooks.Tests", "Jupyter", "conformance.py");

    // .../tests/AmazonRec.Notebooks.Tests/bin/Release/net10.0/: the command line is built in the same configuration.
    private static readonly string Program = Path.Combine(
        Shared.Checkout, "src", "AmazonRec.Cli", "bin", Path.Combine(AppContext.BaseDirectory.TrimEnd('/', '\\').Split('/', '\\')[^2..]),
        "AmazonRec.Cli.dll");

    // Debian's has Debian's packages, even where another is first in the search path.
    private static readonly string[] Pythons = ["python3", "/usr/bin/python3"];

    [Fact]
    public async Task The_kernel_passes_Jupyters_own_suite()
    {
        string? python = null;
        foreach (var candidate in Pythons)
            if ((await Run(candidate, ["-c", "import jupyter_kernel_test"], Path.GetTempPath())).Code == 0) python ??= candidate;
        Assert.SkipWhen(python is null, "No jupyter_kernel_test here (Debian: python3-jupyter-kernel-test).");
        using var folder = new TemporaryFolder();
        KernelSpec.Install(folder.PathOf("kernels"), Program);
        var (code, words) = await Run(python, ["-m", "unittest", "-v", Path.GetFileNameWithoutExtension(Cases)], folder.Path);
        Assert.True(code == 0, words);
        var skipped = words.Split('\n').Where(line => line.Contains("... skipped", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[0]);
        Assert.Equal(["test_pager"], skipped); // nothing here opens a pager
    }

    /// <param name="python">The program.</param>
    /// <param name="arguments">Of Python.</param>
    /// <param name="jupyter">Where Jupyter looks for kernels, and keeps what it writes: never in the user's folders.</param>
    private static async Task<(int Code, string Words)> Run(string python, string[] arguments, string jupyter)
    {
        var start = new ProcessStartInfo(python, arguments)
        {
            WorkingDirectory = Path.GetDirectoryName(Cases),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var place in new[] { "JUPYTER_DATA_DIR", "JUPYTER_PATH", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR" })
            start.Environment[place] = jupyter;
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await error + await output);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (-1, e.Message); // there is no Python
        }
    }
}
