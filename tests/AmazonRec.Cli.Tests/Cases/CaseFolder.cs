using System.Text.Json;
using AmazonRec.Testing;

namespace AmazonRec.Cli.Tests.Cases;

/// <summary>
/// One folder of ../shared/cases (or $AMAZONREC_SHARED/cases): an input on which the program once went wrong. Tests are skipped where there
/// is none.
/// </summary>
internal sealed class CaseFolder : IDisposable
{
    private readonly string _folder;

    private CaseFolder(string folder) => _folder = folder;

    /// <summary>A folder for what a test writes; deleted with the case.</summary>
    public string Scratch { get; } = Directory.CreateTempSubdirectory("amazonrec-case-").FullName;

    /// <summary>Opens a case, or skips the test.</summary>
    public static CaseFolder Open(string name)
    {
        var folder = Path.Combine(Shared.Folder, "cases", name);
        Assert.SkipUnless(
            Directory.Exists(folder), "The cases are not here ($AMAZONREC_SHARED/cases, or ../shared/cases beside the checkout).");
        return new CaseFolder(folder);
    }

    public void Dispose() => Directory.Delete(Scratch, recursive: true);

    /// <summary>The path of a file of the case, or of real data beside the cases.</summary>
    public string this[string file] => Path.GetFullPath(Path.Combine(_folder, file));

    /// <summary>The path of a file that the test writes.</summary>
    public string Out(string name) => Path.Combine(Scratch, name);

    /// <summary>A copy that the program may change.</summary>
    public string Copy(string file)
    {
        var copy = Out(Path.GetFileName(file));
        File.WriteAllBytes(copy, File.ReadAllBytes(this[file]));
        return copy;
    }

    /// <summary>Runs a command line as the terminal would.</summary>
    public static async Task<CaseAnswer> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return new CaseAnswer(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command line that must succeed, with --json, and reads what it says.</summary>
    public static async Task<JsonElement> Json(params string[] arguments)
    {
        var answer = await Run([.. arguments, "--json"]);
        Assert.True(answer.Code == 0, answer.Text);
        using var document = JsonDocument.Parse(answer.Output);
        return document.RootElement.Clone();
    }

    /// <summary>Ratings, users and items of a file, as <c>data inspect</c> counts them.</summary>
    public static async Task<(int Ratings, int Users, int Items)> Counts(string file, params string[] options)
    {
        var profile = (await Json(["data", "inspect", file, .. options])).GetProperty("profile");
        return (
            profile.GetProperty("ratings").GetInt32(), profile.GetProperty("users").GetInt32(), profile.GetProperty("items").GetInt32());
    }
}
