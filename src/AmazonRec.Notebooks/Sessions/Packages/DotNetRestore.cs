using System.Diagnostics;
using System.Text.RegularExpressions;
using AmazonRec.Notebooks.Workers;

namespace AmazonRec.Notebooks.Sessions.Packages;

/// <summary><c>dotnet restore</c>, which finds and downloads packages.</summary>
internal static partial class DotNetRestore
{
    /// <summary>Restores a project; returns what went wrong, in the SDK's words, a line each; none if nothing did.</summary>
    /// <param name="project">Its file.</param>
    /// <param name="cancellation">Ends the process.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(string project, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotNet.Path, ["restore", project, "-nologo", "-nodeReuse:false", "-verbosity:quiet"])
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
