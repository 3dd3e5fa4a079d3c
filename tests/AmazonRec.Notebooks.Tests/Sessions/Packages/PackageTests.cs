using AmazonRec.Notebooks.Sessions;
using AmazonRec.Testing;

namespace AmazonRec.Notebooks.Tests.Sessions.Packages;

/// <summary>Packages by the SDK, from a folder.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly PackageFeed _feed = new();

    public void Dispose() => _feed.Dispose();

    [Fact]
    public async Task Packages_of_a_cell_are_restored_together_and_say_which_they_became()
    {
        _feed.Add("First", "1.2.3");
        _feed.Add("First", "1.3.0");
        _feed.Add("First", "2.0.0-preview.1");
        _feed.Add("Second", "1.0.0", needs: "Third 0.5.0");
        _feed.Add("Third", "0.5.0");
        using var session = _feed.Open();
        var outputs = await Run(
            session, "#r \"nuget: Second, 1.0.0\"\n#r \"nuget:First\" // the newest\nFirst.Words.Version + Third.Words.Version");
        Assert.Equal(["Packages: First 1.3.0, Second 1.0.0", "1.3.00.5.0"], outputs);
        Assert.Equal(1, _feed.Restores);
        Assert.Equal(["1.0.0"], await Run(session, "Second.Words.Version"));
    }

    [Fact]
    public async Task What_was_restored_once_needs_no_process_and_no_source_and_reads_the_same()
    {
        _feed.Add("First", "1.0.0");
        const string Cell = "#r \"nuget: First\"\nFirst.Words.Version";
        string[] shown = ["Packages: First 1.0.0", "1.0.0"];
        using (var session = _feed.Open())
        {
            Assert.Equal(shown, await Run(session, Cell));
            Assert.Equal(shown, await Run(session, Cell)); // the same cell again
        }

        _feed.Add("First", "1.1.0");
        Directory.Delete(_feed.Packages, recursive: true);
        using (var session = _feed.Open()) Assert.Equal(shown, await Run(session, Cell));
        Assert.Equal(1, _feed.Restores);
        Assert.Empty(Directory.GetDirectories(_feed.Cache));
    }

    [Fact]
    public async Task Later_cells_add_packages_but_change_none_that_is_loaded()
    {
        _feed.Add("First", "1.0.0");
        _feed.Add("First", "2.0.0");
        _feed.Add("Second", "1.0.0");
        _feed.Add("Third", "1.0.0", needs: "First 2.0.0");
        using var session = _feed.Open();
        await Run(session, "#r \"nuget: First, 1.0.0\"");
        Assert.Equal(
            ["Packages: Second 1.0.0", "1.0.01.0.0"],
            await Run(session, "#r \"nuget: Second\"\nFirst.Words.Version + Second.Words.Version"));
        Assert.Equal(["Packages: First 1.0.0"], await Run(session, "#r \"nuget: First\""));
        var error = await Error(session, "1\n#r \"nuget: First, 2.0.0\"");
        Assert.Equal(("PackageError", 2), (error.Name, error.Line));
        Assert.StartsWith("First 1.0.0 is loaded, and this would change it to 2.0.0. Restart the kernel", error.Message);
        error = await Error(session, "#r \"nuget: Third, 1.0.0\"");
        Assert.Contains("error NU1605", error.Message);
        Assert.Contains("restart the kernel", error.Message);
        Assert.Equal(["1.0.0"], await Run(session, "First.Words.Version"));
    }

    [Fact]
    public async Task What_other_packages_need_is_not_changed_either()
    {
        _feed.Add("First", "1.0.0");
        _feed.Add("First", "2.0.0");
        _feed.Add("Old", "1.0.0", needs: "First 1.0.0");
        _feed.Add("New", "1.0.0", needs: "First 2.0.0");
        using var session = _feed.Open();
        await Run(session, "#r \"nuget: Old\"");
        Assert.StartsWith("First 1.0.0 is loaded", (await Error(session, "#r \"nuget: New\"")).Message);
        Assert.Equal("CompilationError", (await Error(session, "New.Words.Version")).Name);
    }

    [Fact]
    public async Task A_package_that_was_built_against_an_older_one_runs_on_the_newer()
    {
        var older = _feed.Add("First", "1.0.0");
        _feed.Add("First", "2.0.0");
        _feed.Add("Second", "1.0.0", needs: "First 1.0.0", members: "public static string Of => First.Words.Version;", against: older);
        using var session = _feed.Open();
        Assert.Equal(
            ["Packages: First 2.0.0, Second 1.0.0", "2.0.0"],
            await Run(session, "#r \"nuget: First\"\n#r \"nuget: Second\"\nSecond.Words.Of"));
    }

    [Fact]
    public async Task A_source_of_ones_own_is_a_folder_beside_the_notebook_too()
    {
        var own = Directory.CreateDirectory(Path.Combine(_feed.Notebooks, "own")).FullName;
        _feed.Add("Mine", "1.0.0", folder: own);
        using var session = _feed.Open();
        Assert.Contains("error NU1101", (await Error(session, "#r \"nuget: Mine\"")).Message);
        Assert.Equal(["Packages: Mine 1.0.0", "1.0.0"], await Run(session, "#i \"nuget: own\"\n#r \"nuget: Mine\"\nMine.Words.Version"));
    }

    [Theory]
    [InlineData("#r \"nuget: None\"", "None can't be restored. dotnet restore says:", "error NU1101", "Is the name right?")]
    [InlineData("\n#r \"nuget: First, 9.9.9\"", "First 9.9.9 can't be restored.", "error NU1102", "Name a version that there is")]
    [InlineData("#r \"nuget: First 1.0\"", "`#r \"nuget: First 1.0\"` is not understood", "#r \"nuget: NAME, VERSION\"", "")]
    [InlineData("#i \"nuget:\"", "`#i \"nuget:\"` is not understood", "#i \"nuget: SOURCE\"", "")]
    public async Task A_package_that_cannot_be_had_is_named_with_what_restore_said_and_a_remedy(
        string code, string name, string said, string remedy)
    {
        _feed.Add("First", "1.0.0");
        using var session = _feed.Open();
        var error = await Error(session, code);
        Assert.StartsWith(name, error.Message);
        Assert.Contains(said, error.Message);
        Assert.Contains(remedy, error.Message);
        Assert.DoesNotContain("csproj", error.Message);
        Assert.Equal(code.Count(c => c == '\n') + 1, error.Line);
        Assert.Empty(Directory.GetDirectories(_feed.Cache));
    }

    [Fact]
    public async Task Native_libraries_of_a_package_are_found()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The native library of this test is Linux's.");
        var native = Path.Combine(_feed.Notebooks, "libmade.so");
        File.Copy(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libSystem.Native.so"), native);
        _feed.Add(
            "Native",
            "1.0.0",
            members: "[System.Runtime.InteropServices.DllImport(\"made\", EntryPoint = \"SystemNative_GetPid\")]\n"
                + "public static extern int Id();",
            native: native);
        using var session = _feed.Open();
        Assert.Equal(
            ["Packages: Native 1.0.0", $"{Environment.ProcessId}"], await Run(session, "#r \"nuget: Native\"\nNative.Words.Id()"));
    }

    [Fact]
    public async Task An_assembly_that_this_program_has_itself_is_its_own()
    {
        _feed.Add("Markdig", "99.0.0");
        using var session = _feed.Open();
        Assert.Equal(
            ["Packages: Markdig 99.0.0", "<p>a</p>\n"], await Run(session, "#r \"nuget: Markdig\"\nMarkdig.Markdown.ToHtml(\"a\")"));
    }

    [Fact]
    public async Task Files_that_are_loaded_ask_for_no_packages_and_words_that_look_like_it_are_words()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_feed.Notebooks, "setup.csx"), "#r \"nuget: First\"", TestContext.Current.CancellationToken);
        using var session = _feed.Open();
        Assert.Contains("Put the line into a cell", (await Error(session, "#load \"setup.csx\"")).Message);
        Assert.Equal(["2"], await Run(session, "var text = @\"\n#r \"\"nuget: X\"\"\n\";\n/*\n#r \"nuget: Y\"\n*/\n1 + 1"));
        Assert.Equal(0, _feed.Restores);
    }

    [Fact]
    public async Task A_package_of_the_users_own_sources_runs()
    {
        using var folder = new TemporaryFolder();
        using var session = new CSharpSession(folder.Path);
        var outputs = new List<CellOutput>();
        var result = await session.ExecuteAsync(
            "#r \"nuget: Humanizer.Core, 3.0.10\"\nusing Humanizer;\n3.ToWords()",
            outputs.Add,
            cancellation: TestContext.Current.CancellationToken);
        Assert.SkipWhen(
            result.Error is { Name: "PackageError" } error && error.Message.Contains("NU1301", StringComparison.Ordinal),
            "There is no network, and the package is in no cache.");
        Assert.Null(result.Error?.Message);
        Assert.Equal("three", (string?)Assert.IsType<DataOutput>(outputs[^1]).Data["text/plain"]);
    }

    /// <summary>What a cell shows in the end, values in the place of those that they replaced.</summary>
    private static async Task<IReadOnlyList<string>> Run(CSharpSession session, string code)
    {
        var shown = new List<string>();
        var result = await session.ExecuteAsync(
            code,
            output =>
            {
                if (output is UpdateOutput update) shown[^1] = (string)update.Data["text/plain"]!;
                else if (output is DataOutput data) shown.Add((string)data.Data["text/plain"]!);
            },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Null(result.Error?.Message);
        return shown;
    }

    private static async Task<ErrorOutput> Error(CSharpSession session, string code)
    {
        var result = await session.ExecuteAsync(code, _ => { }, cancellation: TestContext.Current.CancellationToken);
        return Assert.IsType<ErrorOutput>(result.Error);
    }
}
