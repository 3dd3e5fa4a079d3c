using System.Diagnostics;
using AmazonRec.Data;
using AmazonRec.Synthesis;
using AmazonRec.Testing;

namespace AmazonRec.Distributed.Tests;

/// <summary>The command line as processes that <c>mpirun</c> starts.</summary>
internal static class MpiRun
{
    private static readonly string Program = Path.Combine(
        Shared.Checkout, "src", "AmazonRec.Cli", "bin", "Release", "net10.0", "AmazonRec.Cli.dll");

    /// <summary>Why it can't be tried here; null where it can.</summary>
    public static string? Missing { get; } =
        OperatingSystem.IsWindows() ? "mpirun is MPICH's, and MS-MPI was not tried."
        : !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "mpirun.mpich")))
            ? "MPICH is not installed (apt-get install mpich)."
        : !Directory.Exists(Path.Combine(Path.GetDirectoryName(Program)!, "plugins", "Distributed"))
            ? "The plug-in is not built: dotnet build -c Release."
        : null;

    /// <summary>Writes the sample's ratings as a CSV file.</summary>
    public static string Ratings(TemporaryFolder folder)
    {
        var path = folder.PathOf("ratings.csv");
        var ratings = Reviews.Read(Sample.Reviews).ToRatings();
        var lines = Enumerable.Range(0, ratings.Count).Select(row => FormattableString.Invariant(
            $"{ratings.Users[ratings.User[row]]},{ratings.Items[ratings.Item[row]]},{ratings.Value[row]},{ratings.Time[row]}"));
        File.WriteAllLines(path, lines.Prepend("user,item,rating,timestamp"));
        return path;
    }

    /// <summary>Starts ranks, or the program alone where there are none.</summary>
    public static Process Start(int ranks, IEnumerable<string> arguments)
    {
        string[] alone = [Program, .. arguments];
        return Start(
            ranks == 0
                ? new ProcessStartInfo("dotnet", alone)
                : new ProcessStartInfo("mpirun.mpich", ["-n", $"{ranks}", "dotnet", .. alone, "--distributed", "--threads", "1"]));
    }

    /// <summary>Runs ranks to their end.</summary>
    public static Task<(int Code, string Output, string Error)> Run(int ranks, params string[] arguments) => End(Start(ranks, arguments));

    /// <summary>Runs processes that are started together, and told nothing of it.</summary>
    public static Task<(int Code, string Output, string Error)> RunApart(int processes, params string[] arguments) =>
        End(Start(new ProcessStartInfo("mpirun.mpich", ["-n", $"{processes}", "dotnet", Program, .. arguments])));

    private static Process Start(ProcessStartInfo start)
    {
        (start.RedirectStandardError, start.RedirectStandardOutput, start.UseShellExecute) = (true, true, false);
        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Output, string Error)> End(Process started)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var run = started;
        var (output, error) = (run.StandardOutput.ReadToEndAsync(cancellation), run.StandardError.ReadToEndAsync(cancellation));
        await run.WaitForExitAsync(cancellation);
        return (run.ExitCode, await output, await error);
    }

    /// <summary>The processes of ranks below a launcher, by what the kernel tells of them.</summary>
    public static int[] RanksBelow(int launcher)
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(f => int.TryParse(Path.GetFileName(f), out _)))
        {
            try
            {
                var stat = File.ReadAllText(Path.Combine(folder, "stat"));
                parents[int.Parse(Path.GetFileName(folder))] = int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1]);
            }
            catch (IOException)
            {
                // It is gone.
            }
        }

        return [.. parents.Keys.Where(process => IsBelow(process) && !parents.ContainsValue(process)).Order()];

        bool IsBelow(int process)
        {
            while (parents.TryGetValue(process, out var parent))
            {
                if (parent == launcher) return true;
                process = parent;
            }

            return false;
        }
    }
}
