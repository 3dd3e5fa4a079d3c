using AmazonRec.Notebooks.Reports;
using AmazonRec.Notebooks.Tests.Documents;
using AmazonRec.Testing;

namespace AmazonRec.Notebooks.Tests.Reports;

public sealed class BrowserTests
{
    private static readonly string Path = $"{Folder("a")}{System.IO.Path.PathSeparator}{Folder("b")}";

    [Fact]
    public void The_variable_goes_before_the_path_and_the_path_before_the_usual_places()
    {
        Assert.Equal("/mine", Found(new() { ["CHROMIUM"] = "/mine", ["PATH"] = Path }, "/mine", File("a", "chromium")));
        Assert.Equal(File("b", "google-chrome"), Found(new() { ["PATH"] = Path }, File("b", "google-chrome"), Mac));
        Assert.Equal(Mac, Found(new() { ["PATH"] = Path }, Mac));
        Assert.Equal(
            @"C:\Programs\Microsoft\Edge\Application\msedge.exe",
            Found(new() { ["ProgramFiles"] = @"C:\Programs" }, @"C:\Programs\Microsoft\Edge\Application\msedge.exe"));
    }

    [Fact]
    public void Without_a_browser_the_error_says_what_to_install()
    {
        var error = Assert.Throws<FileNotFoundException>(() => Found(new() { ["PATH"] = Path }));
        Assert.Contains("Install Chromium, Chrome or Edge (Debian, Ubuntu: apt-get install chromium)", error.Message);
        Assert.Contains("CHROMIUM", error.Message);
        Assert.Contains(
            "/gone: no such file. CHROMIUM names it", Assert.Throws<FileNotFoundException>(() => Found(new() { ["CHROMIUM"] = "/gone" })).Message);
    }

    [Fact(Skip = "No browser here.", SkipType = typeof(InteractiveChartsTests), SkipUnless = nameof(InteractiveChartsTests.HasBrowser))]
    public async Task A_notebook_is_printed_beside_its_page()
    {
        using var folder = new TemporaryFolder();
        await System.IO.File.WriteAllTextAsync(
            folder.PathOf("a b.ipynb"), NotebookText.Of(("1", null)), TestContext.Current.CancellationToken);
        var written = await ReportFolder.PrintAsync(
            folder.Path, [folder.PathOf("a b.ipynb")], new PageOptions(), Browser.Find(), TestContext.Current.CancellationToken);
        Assert.Equal([folder.PathOf("a b.pdf")], written);
        var printed = await System.IO.File.ReadAllBytesAsync(written[0], TestContext.Current.CancellationToken);
        Assert.Equal("%PDF-"u8.ToArray(), printed[..5]);
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(folder.Path).Count());
    }

    [Fact(Skip = "No shell here.", SkipType = typeof(BrowserTests), SkipUnless = nameof(HasShell))]
    public async Task A_browser_that_prints_nothing_is_an_error_with_its_last_words()
    {
        using var folder = new TemporaryFolder();
        var program = folder.PathOf("browser");
        await System.IO.File.WriteAllTextAsync(
            program, "#!/bin/sh\necho first >&2\necho no display >&2\n", TestContext.Current.CancellationToken);
        if (OperatingSystem.IsWindows()) return;
        System.IO.File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var error = await Assert.ThrowsAsync<IOException>(
            () => new Browser(program).PrintAsync("<p>", folder.PathOf("a.pdf"), TestContext.Current.CancellationToken));
        Assert.Contains("printed nothing", error.Message);
        Assert.Contains("It said: no display", error.Message);
        Assert.False(System.IO.File.Exists(folder.PathOf("a.pdf")));
    }

    public static bool HasShell => System.IO.File.Exists("/bin/sh");

    private const string Mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

    private static string Folder(string name) => System.IO.Path.Combine("/", name);

    private static string File(string folder, string name) => System.IO.Path.Combine(Folder(folder), name);

    private static string Found(Dictionary<string, string> variables, params string[] files) =>
        Browser.Find(name => variables.GetValueOrDefault(name), files.Contains).Program;
}
