using System.Diagnostics;
using System.Text.Json;

namespace AmazonRec.Cli.Tests;

[CollectionDefinition(nameof(NotebookCommandTests), DisableParallelization = true)] // a run has the notebook's folder as the process's own
[Collection(nameof(NotebookCommandTests))]
public sealed class NotebookCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_notebook_is_run_checked_and_written_as_a_page()
    {
        var file = Write("a.ipynb", "1 + 1");
        var before = await File.ReadAllTextAsync(file);
        var (code, output, error) = await Run("notebook", "run", file, "--out", Path.Combine(_folder, "out"));
        Assert.True(code == 0, error);
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        var run = Path.Combine(_folder, "out", "a.ipynb");
        Assert.Contains($"written: {run}", output);
        Assert.Equal(0, (await Run("notebook", "run", run, "--check")).Code);
        await File.WriteAllTextAsync(run, (await File.ReadAllTextAsync(run)).Replace("\"2\"", "\"3\""));
        (code, output, error) = await Run("notebook", "run", run, "--check");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("cell 1", error);
        Assert.Contains("- 3", error);
        Assert.Contains("+ 2", error);
        Assert.Contains("Two pages would be called a.html", (await Run("notebook", "html", file, run, "--out", Path.Combine(_folder, "pages"))).Error);
        Assert.Equal(0, (await Run("notebook", "html", run, Write("b.ipynb", "2"), "--out", Path.Combine(_folder, "pages"))).Code);
        Assert.Equal(["a.html", "b.html", "index.html"], Directory.EnumerateFiles(Path.Combine(_folder, "pages")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cell_that_fails_leaves_the_file_as_it_was_and_is_named_with_its_line()
    {
        var file = Write("a.ipynb", "1", "var a = 1;\nthrow new Exception(\"why\");");
        var before = await File.ReadAllTextAsync(file);
        var (code, output, error) = await Run("notebook", "run", file);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("cell 2, line 2: System.Exception: why", error);
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        (code, output, _) = await Run("notebook", "run", file, "--json");
        using var document = JsonDocument.Parse(output);
        Assert.Equal((1, 2), (code, document.RootElement.GetProperty("notebooks")[0].GetProperty("failure").GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task A_check_in_another_mode_than_the_files_is_refused()
    {
        var file = Write("a.ipynb", "1");
        Assert.Equal(0, (await Run("notebook", "run", file, "--mode", "full")).Code);
        var (code, _, error) = await Run("notebook", "run", file, "--check", "--mode", "smoke");
        Assert.Equal(1, code);
        Assert.Contains("--mode full", error);
    }

    [Fact(Skip = "No signals on this system.", SkipType = typeof(CliProcess), SkipUnless = nameof(CliProcess.HasSignals))]
    public async Task Ctrl_c_leaves_the_file_as_it_was()
    {
        var file = Write("a.ipynb", "1", "while (true) { }");
        var before = await File.ReadAllTextAsync(file);
        using var process = CliProcess.Start("notebook", "run", file, "--verbose");
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Contains("cell 1 of 2", await process.StandardError.ReadLineAsync(cancellation));
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString()])) await kill.WaitForExitAsync(cancellation);
        var rest = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.Equal(CommandLine.Cancelled, process.ExitCode);
        Assert.Contains("Cancelled", rest);
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        Assert.Equal(["a.ipynb"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private string Write(string name, params string[] cells)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            cells = cells.Select((source, i) => new { cell_type = "code", execution_count = (int?)null, id = $"c{i}", metadata = new { }, outputs = Array.Empty<object>(), source }),
            metadata = new { kernelspec = new { language = "C#", name = ".net-csharp", display_name = "C#" } },
            nbformat = 4,
            nbformat_minor = 5,
        }));
        return path;
    }
}
