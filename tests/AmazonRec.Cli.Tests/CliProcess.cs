using System.Diagnostics;

namespace AmazonRec.Cli.Tests;

/// <summary>The program as a process of its own, for what only a process can show: signals, and sudden death.</summary>
internal static class CliProcess
{
    /// <summary>Signals can be sent from the shell where there is one.</summary>
    public static bool HasSignals => !OperatingSystem.IsWindows();

    public static Process Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "AmazonRec.Cli.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
