using System.Diagnostics;
using System.Text.Json.Nodes;
using AmazonRec.Testing;

namespace AmazonRec.Interactive.Tests;

/// <summary>
/// The kernel of .NET Interactive as the checkout pins it, asked by its own protocol: a JSON command a line in, JSON events out.
/// </summary>
internal sealed class TheirKernel : IDisposable
{
    private const string Plain = "text/plain";
    private readonly Process _process;
    private int _asked;

    /// <summary>Starts it in the folder of the notebooks, in smoke mode.</summary>
    public TheirKernel(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["interactive", "stdio", "--default-kernel", "csharp", "--working-dir", folder])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["AMAZONREC_MODE"] = "smoke";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>Why it can't be started; null if it can.</summary>
    public static string? Missing()
    {
        var asked = Process.Start(new ProcessStartInfo("dotnet", ["interactive", "--version"])
        {
            WorkingDirectory = Shared.Checkout,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        asked.StandardOutput.ReadToEnd();
        asked.WaitForExit();
        return asked.ExitCode == 0 ? null : "The kernel of .NET Interactive is not there: dotnet tool restore.";
    }

    /// <summary>
    /// Runs a cell: what it showed as plain text, each value as it stands at the end; null for a value that has no plain text there, such as
    /// markup.
    /// </summary>
    /// <exception cref="InvalidOperationException">The cell failed.</exception>
    public async Task<IReadOnlyList<string?>> Run(string code, CancellationToken cancellation)
    {
        var token = $"cell-{++_asked}";
        await _process.StandardInput.WriteLineAsync(
            new JsonObject
            {
                ["token"] = token,
                ["commandType"] = "SubmitCode",
                ["command"] = new JsonObject { ["code"] = code, ["targetKernelName"] = "csharp" },
            }.ToJsonString().AsMemory(), cancellation);
        await _process.StandardInput.FlushAsync(cancellation);
        var shown = new List<string?>();
        var updated = new Dictionary<string, int>(StringComparer.Ordinal); // an update has an id of its own: it is of the last value
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (!line.StartsWith('{') || JsonNode.Parse(line) is not JsonObject told) continue;
            var (kind, content) = ((string?)told["eventType"], told["event"]!);
            var isMine = (string?)told["command"]?["token"] == token;
            if (kind == "CommandSucceeded" && isMine) return shown;
            if (kind == "CommandFailed" && isMine) throw new InvalidOperationException((string?)content["message"]);
            if (kind is "ReturnValueProduced" or "DisplayedValueProduced") shown.Add(TextOf(content));
            if (kind != "DisplayedValueUpdated" || (string?)content["valueId"] is not { } id) continue;
            updated.TryAdd(id, shown.Count - 1);
            shown[updated[id]] = TextOf(content);
        }

        throw new InvalidOperationException("The kernel of .NET Interactive ended.");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static string? TextOf(JsonNode content) =>
        (string?)content["formattedValues"]!.AsArray().FirstOrDefault(form => (string?)form!["mimeType"] == Plain)?["value"];
}
