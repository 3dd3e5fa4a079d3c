using System.ComponentModel;
using System.Diagnostics;
using AmazonRec.Data.Storage;

namespace AmazonRec.Benchmarks.Peers;

/// <summary>Runs another program and waits for it.</summary>
internal static class PeerProcess
{
    private const string WaitPolicy = "OMP_WAIT_POLICY";

    // Threads that spin while they wait would slow whoever comes next.
    private static readonly Dictionary<string, string> Passive = new() { [WaitPolicy] = "PASSIVE" };

    /// <summary>Debian's own Python has Debian's packages; another one on the path may not.</summary>
    public static string Python => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    /// <summary>Whether Python can run a line, such as an import.</summary>
    public static bool PythonRuns(string code)
    {
        try
        {
            Run(Python, ["-c", code], CancellationToken.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Writes one of the scripts that travel with this library, benchmarks/peers, into a folder; returns its path.</summary>
    public static string WriteScript(string name, string folder)
    {
        var path = Path.Combine(folder, name);
        using var resource = typeof(PeerProcess).Assembly.GetManifestResourceStream($"peers/{name}")!;
        AtomicFile.Write(path, resource.CopyTo);
        return path;
    }

    /// <summary>What the program wrote to its standard output.</summary>
    /// <exception cref="IOException">It can't be started, or it failed; the message ends in what it said.</exception>
    public static string Run(string program, IReadOnlyList<string> arguments, CancellationToken cancellation) =>
        Run(program, arguments, Passive, cancellation);

    /// <summary>What this program itself wrote, started once more. Its threads wait for each other as they do by default.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="IOException">It failed; the message ends in what it said.</exception>
    public static string RunSelf(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        var self = typeof(PeerProcess).Assembly.Location;
        var program = Path.ChangeExtension(self, OperatingSystem.IsWindows() ? ".exe" : null);
        return File.Exists(program)
            ? Run(program, arguments, environment, cancellation)
            : Run("dotnet", [self, .. arguments], environment, cancellation);
    }

    private static string Run(
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Remove(WaitPolicy);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        foreach (var (name, value) in PeerVectors.Here) start.Environment.TryAdd(name, value);
        using var process = Start(start);
        using var kill = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        if (process.ExitCode == 0) return output;
        throw new IOException($"{program} {string.Join(' ', arguments)} failed: {error.GetAwaiter().GetResult().Trim()}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new IOException($"{start.FileName} can't be started: {e.Message}", e);
        }
    }
}
