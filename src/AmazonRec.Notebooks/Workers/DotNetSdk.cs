using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AmazonRec.Notebooks.Workers;

/// <summary>The SDK's commands for projects: <c>dotnet restore</c> finds and downloads packages, <c>dotnet build</c> lays out their files.</summary>
public static partial class DotNetSdk
{
    /// <summary>The SDKs beside the runtime that runs this process, by version; none where there is a runtime alone.</summary>
    public static IReadOnlyList<string> Versions
    {
        get
        {
            var sdks = Path.Combine(Path.GetDirectoryName(DotNet.Path)!, "sdk");
            return Directory.Exists(sdks)
                ? [.. Directory.GetDirectories(sdks).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)]
                : [];
        }
    }

    /// <summary>Restores a project; returns what went wrong, in the SDK's words, a line each; none if nothing did.</summary>
    /// <param name="project">Its file.</param>
    /// <param name="cancellation">Ends the process.</param>
    public static Task<IReadOnlyList<string>> RestoreAsync(string project, CancellationToken cancellation) =>
        RunAsync("restore", project, [], cancellation);

    /// <summary>Runs a command on a project; returns what went wrong, in the SDK's words, a line each; none if nothing did.</summary>
    /// <param name="command">Such as <c>build</c>.</param>
    /// <param name="project">Its file.</param>
    /// <param name="options">What follows on the command line.</param>
    /// <param name="cancellation">Ends the process.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(
        string command, string project, IReadOnlyList<string> options, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotNet.Path, [command, project, "-nologo", "-nodeReuse:false", "-verbosity:quiet", .. options])
        {
            WorkingDirectory = Path.GetDirectoryName(project),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var own in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(own); // of a build that started this program
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var (output, error) = (
                process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            var said = await output + await error;
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? [] : Errors(said);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>The errors among what the SDK prints, without the generated project's name; all of it where none is marked as one.</summary>
    internal static IReadOnlyList<string> Errors(string said)
    {
        var lines = said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] errors = [
            .. lines.Select(line => Error().Match(line)).Where(m => m.Success).Select(m => Project().Replace(m.Value, ""))
                .Distinct(StringComparer.Ordinal)];
        return errors.Length > 0 ? errors : lines;
    }

    [GeneratedRegex(@"error [A-Z]+\d+: .*", RegexOptions.NonBacktracking)]
    private static partial Regex Error();

    [GeneratedRegex(@" \[[^\[\]]*proj\]$", RegexOptions.NonBacktracking)]
    private static partial Regex Project();
}
