using System.Diagnostics;
using System.Text.Json;
using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli.Tests;

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
        Assert.Contains(
            "Two pages would be called a.html", (await Run("notebook", "html", file, run, "--out", Path.Combine(_folder, "pages"))).Error);
        Assert.Equal(0, (await Run("notebook", "html", run, Write("b.ipynb", "2"), "--out", Path.Combine(_folder, "pages"))).Code);
        Assert.Equal(
            ["a.html", "b.html", "index.html"],
            Directory.EnumerateFiles(Path.Combine(_folder, "pages")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
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
        Assert.Equal(
            (1, 2), (code, document.RootElement.GetProperty("notebooks")[0].GetProperty("failure").GetProperty("line").GetInt32()));
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

    [Fact]
    public async Task A_cell_that_ends_the_program_fails_its_notebook_and_the_next_one_runs()
    {
        var files = new Dictionary<string, string>
        {
            ["a-before"] = Write("a-before.ipynb", "\"before\""),
            ["b-exit"] = Write("b-exit.ipynb", "1", "Environment.Exit(0);", "throw new Exception();"),
            ["c-later"] = Write(
                "c-later.ipynb",
                "await Task.Delay(1);\nawait Task.Run(async () => { await Task.Yield(); Environment.Exit(3); "
                + "});\nSystem.Threading.Thread.Sleep(-1);"),
            ["d-fast"] = Write("d-fast.ipynb", "1", "Environment.FailFast(\"bad news\");"),
            ["e-void"] = Write(
                "e-void.ipynb",
                "1",
                "async void F() { await Task.Yield(); throw new InvalidOperationException(\"into the void\"); "
                + "}\nF();\nSystem.Threading.Thread.Sleep(-1);"),
            ["f-thread"] = Write(
                "f-thread.ipynb",
                "var go = new System.Threading.ManualResetEvent(false);\nnew System.Threading.Thread(() =>\n{\n    go.WaitOne();\n    "
                + "throw new InvalidOperationException(\"from behind\");\n}).Start();",
                "1",
                "go.Set();\nSystem.Threading.Thread.Sleep(-1);"),
            ["g-deep"] = Write("g-deep.ipynb", "int Deep(int x) => Deep(x + 1) + 1;", "Deep(0)"),
            ["h-after"] = Write("h-after.ipynb", "\"after\""),
        };
        var before = files.ToDictionary(f => f.Key, f => File.ReadAllText(f.Value));
        var (code, output, error) = await Run("notebook", "run", _folder);
        Assert.Equal(1, code);
        Assert.Equal(2, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($"written: {files["a-before"]}", output);
        Assert.Contains($"written: {files["h-after"]}", output);
        foreach (var (name, file) in files.Where(f => !output.Contains(f.Value, StringComparison.Ordinal)))
            Assert.Equal(before[name], await File.ReadAllTextAsync(file));
        Assert.Contains($"error: {files["b-exit"]}: cell 2 ended the program (exit code 0)", error);
        Assert.Contains($"error: {files["c-later"]}: cell 1 ended the program (exit code 3)", error);
        Assert.Contains($"error: {files["d-fast"]}: cell 2 ended the program by Environment.FailFast: bad news", error);
        Assert.Contains($"error: {files["e-void"]}: cell 2 ended the program by an exception", error);
        Assert.Contains("System.InvalidOperationException: into the void", error);
        Assert.Contains(
            $"error: {files["f-thread"]}: cell 3 was running when code that cell 1 started ended the program by an exception", error);
        Assert.Contains("   at cell 1, line 5", error);
        Assert.Contains($"error: {files["g-deep"]}: cell 2 ended the program by a stack overflow", error);
        Assert.Contains("Deep(Int32)", error);
    }

    [Fact]
    public async Task Code_that_an_earlier_notebook_left_behind_is_named_with_it()
    {
        var (first, second) = (
            Write(
                "a.ipynb",
                "new System.Threading.Thread(() =>\n{\n    while (Environment.GetEnvironmentVariable(\"AMAZONREC_TEST_GO\") is null) "
                + "System.Threading.Thread.Sleep(1);\n    throw new Exception(\"late\");\n}).Start();"),
            Write("b.ipynb", "Environment.SetEnvironmentVariable(\"AMAZONREC_TEST_GO\", \"1\");\nSystem.Threading.Thread.Sleep(-1);"));
        var (code, output, error) = await Run("notebook", "run", first, second);
        Assert.Equal(1, code);
        Assert.Contains($"written: {first}", output);
        Assert.Contains(
            $"error: {second}: cell 1 was running when code that a.ipynb, cell 1 started ended the program by an exception", error);
    }

    [Fact]
    public async Task A_check_does_not_pass_where_a_cell_ends_the_program()
    {
        var file = Write("a.ipynb", "1", "Environment.Exit(0);");
        var (code, output, error) = await Run("notebook", "run", file, "--check");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("cell 2 ended the program (exit code 0)", error);
        (code, output, _) = await Run("notebook", "run", file, "--json");
        using var document = JsonDocument.Parse(output);
        Assert.Equal(
            (1, 2), (code, document.RootElement.GetProperty("notebooks")[0].GetProperty("failure").GetProperty("cell").GetInt32()));
    }

    [Fact]
    public async Task A_cell_that_is_no_csharp_or_asks_for_input_is_named()
    {
        var other = Write("a.ipynb", "1", "#!javascript\nvar x = 5;");
        var magic = Write("b.ipynb", "1", "%%time\n1");
        var key = Write("c.ipynb", "1", "\nConsole.ReadKey();");
        var line = Write("d.ipynb", "1", "\nConsole.ReadLine();");
        var (code, output, error) = await Run("notebook", "run", other, magic, key, line);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains($"error: {other}: cell 2 is JavaScript, and this host runs C# alone.", error);
        Assert.Contains($"error: {magic}: cell 2, line 1: the magic `%%time` is not known to this host", error);
        Assert.Contains($"error: {key}: cell 2, line 2: System.NotSupportedException: cells cannot ask for single keys", error);
        Assert.Contains($"error: {line}: cell 2, line 2: System.NotSupportedException: cells cannot ask for input here", error);
    }

    [Fact]
    public async Task Outputs_of_real_data_are_not_replaced_by_those_of_other_data_unless_that_is_asked_for()
    {
        var file = Write(
            "a.ipynb",
            "#r \"AmazonRec.dll\"\n#r \"AmazonRec.Studies.dll\"\nnew AmazonRec.Studies.Figures.RunStatus(\"smoke\", "
            + "AmazonRec.Studies.StudyData.Sample)",
            "System.IO.File.WriteAllText(\"ran\", \"\");");
        var first = await Run("notebook", "run", file); // nothing to lose yet
        Assert.Equal(0, first.Code);
        Assert.EndsWith("s, mode smoke, on the synthetic sample)", first.Output.TrimEnd());
        File.Delete(Path.Combine(_folder, "ran"));
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"synthetic sample\"", "\"films\""));
        var before = await File.ReadAllTextAsync(file);
        foreach (var more in new string[][] { [], ["--out", _folder], ["--mode", "full"] })
        {
            var (code, output, error) = await Run(["notebook", "run", file, .. more]);
            Assert.Equal((1, ""), (code, output));
            Assert.Contains("its outputs were made on films, and here is synthetic sample. Nothing was written.", error);
            Assert.Contains("--data DIR", error);
            Assert.Contains("--out DIR", error);
            Assert.Contains("--force", error);
            Assert.Equal(before, await File.ReadAllTextAsync(file));
            Assert.False(File.Exists(Path.Combine(_folder, "ran")));
        }

        Assert.Equal(0, (await Run("notebook", "run", file, "--out", Path.Combine(_folder, "out"))).Code);
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        Assert.Equal(0, (await Run("notebook", "run", file, "--check")).Code);
        Assert.Equal(0, (await Run("notebook", "run", file, "--force")).Code);
        Assert.DoesNotContain("films", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_folder_of_data_that_is_not_there_is_told_before_anything_runs()
    {
        var file = Write("a.ipynb", "System.IO.File.WriteAllText(\"ran\", \"\");");
        var (code, output, error) = await Run("notebook", "run", file, "--data", Path.Combine(_folder, "nope"));
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"error: --data {Path.Combine(_folder, "nope")}: no such folder. Name the folder", error);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(File.Exists(Path.Combine(_folder, "ran")));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("html")]
    public async Task A_file_that_is_no_notebook_is_named(string command)
    {
        var file = Path.Combine(_folder, "README.md");
        await File.WriteAllTextAsync(file, "# Title\n");
        var (code, output, error) = await Run("notebook", command, file, "--out", Path.Combine(_folder, "out"));
        Assert.Equal((1, ""), (code, output));
        Assert.Equal($"error: {file}: is no notebook (not JSON, line 1). Name a file that ends in .ipynb.", error.TrimEnd());
    }

    [Fact]
    public async Task A_folder_or_a_pattern_names_notebooks()
    {
        var (a, b) = (Write("a1.ipynb", "1"), Write("a2.ipynb", "2"));
        Write("b.ipynb", "throw new Exception();");
        var (code, output, error) = await Run("notebook", "run", Path.Combine(_folder, "a*.ipynb"), b);
        Assert.True(code == 0, error);
        Assert.Equal([a, b], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[1]));
        Assert.Equal(0, (await Run("notebook", "html", _folder, "--out", Path.Combine(_folder, "pages"))).Code);
        Assert.Equal(4, Directory.EnumerateFiles(Path.Combine(_folder, "pages")).Count());
        Assert.DoesNotContain("worker", (await Run("notebook", "--help")).Output);
    }

    [Fact]
    public async Task A_worker_without_anybody_to_work_for_ends()
    {
        using var process = CliProcess.Start("notebook", "worker", "amazonrec-test-nobody");
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Contains("Nobody waits", await process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        Assert.Equal(1, process.ExitCode);
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
        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
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
            cells = cells.Select(
                (source, i) =>
                    new
                    {
                        cell_type = "code",
                        execution_count = (int?)null,
                        id = $"c{i}",
                        metadata = new { },
                        outputs = Array.Empty<object>(),
                        source,
                    }),
            metadata = new { kernelspec = new { language = "C#", name = ".net-csharp", display_name = "C#" } },
            nbformat = 4,
            nbformat_minor = 5,
        }));
        return path;
    }
}
