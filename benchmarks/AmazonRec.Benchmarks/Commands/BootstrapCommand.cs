using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using Spectre.Console;

namespace AmazonRec.Benchmarks.Commands;

/// <summary><c>bootstrap</c>: how fast intervals are drawn, beside numpy.</summary>
internal static class BootstrapCommand
{
    public static Command Create()
    {
        var rows = Count("--rows", "Test rows, each drawn by itself.", 1_000_000);
        var resamples = Count("--resamples", "How often they are drawn anew.", 1_000);
        var repeats = Count("--repeats", "Measurements of each kind, whose median counts.", new BenchmarkOptions().Repeats);
        var peers = new Option<bool>("--peers") { Description = "Do the same in numpy, in turn with ours." };
        var threads = ThreadsOption.Create("Threads to measure on.");
        var json = OutputOptions.Json();
        var command = new Command("bootstrap", "Measure intervals of RMSE, MAE and Pearson's r over a million rows drawn a thousand times.")
        {
            rows, resamples, peers, threads, repeats, json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var screen = Screen.Open(parsed);
                if (parsed.GetValue(rows) < 2 || parsed.GetValue(resamples) < 1)
                    throw new ArgumentException("--rows takes a number from 2, --resamples from 1.");
                var options = new BenchmarkOptions
                {
                    Threads = parsed.GetValue(threads),
                    Repeats = parsed.GetValue(repeats),
                    Peers = parsed.GetValue(peers),
                };
                var result = BootstrapBenchmark.Run(
                    parsed.GetValue(rows), parsed.GetValue(resamples), options, screen.Notes.WriteLine, cancellation);
                if (parsed.GetValue(json)) screen.Output.WriteLine(Json.Write(result));
                else
                    screen.Output.WriteLine(
                        $"{result.Rows:N0} rows, {result.Resamples:N0} resamples: {result.Ours.Median:F2} s"
                        + (result.Numpy is { } peer ? $", numpy {peer.Median:F2} s, ratio {result.TimesFaster:F1}" : ""));
                return 0;
            },
            CancellationToken.None));
        return command.WithExamples(
            "dotnet run -c Release --project benchmarks/AmazonRec.Benchmarks -- bootstrap --peers                            in turn with "
            + "numpy");
    }

    private static Option<int> Count(string name, string description, int usual) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => usual,
    };
}
