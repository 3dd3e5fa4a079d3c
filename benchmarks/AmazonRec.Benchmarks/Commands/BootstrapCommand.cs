using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using Spectre.Console;

namespace AmazonRec.Benchmarks.Commands;

/// <summary><c>bootstrap</c>: how fast intervals are drawn, beside numpy.</summary>
internal static class BootstrapCommand
{
    private static readonly (int Rows, int Resamples) Whole = (1_000_000, 1_000);
    private static readonly (int Rows, int Resamples) Small = (10_000, 400);

    public static Command Create()
    {
        var rows = Count("--rows", "Test rows, each drawn by itself", Whole.Rows, Small.Rows);
        var resamples = Count("--resamples", "How often they are drawn anew", Whole.Resamples, Small.Resamples);
        var (quick, repeats) = (SmokeRun.Quick(), SmokeRun.Repeats());
        var peers = new Option<bool>("--peers") { Description = "Do the same in numpy, in turn with ours." };
        var threads = ThreadsOption.Create("Threads to measure on.");
        var json = OutputOptions.Json();
        var command = new Command("bootstrap", "Measure intervals of RMSE, MAE and Pearson's r over a million rows drawn a thousand times.")
        {
            rows, resamples, peers, quick, threads, repeats, json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var screen = Screen.Open(parsed);
                var smoke = parsed.GetValue(quick);
                var size = smoke ? Small : Whole;
                size = (parsed.GetValue(rows) ?? size.Rows, parsed.GetValue(resamples) ?? size.Resamples);
                if (size.Rows < 2 || size.Resamples < 1)
                    throw new ArgumentException("--rows takes a number from 2, --resamples from 1.");
                var options = new BenchmarkOptions
                {
                    Threads = parsed.GetValue(threads),
                    Repeats = SmokeRun.RepeatsOf(parsed.GetValue(repeats), smoke),
                    Quick = smoke,
                    Peers = parsed.GetValue(peers),
                };
                var result = BootstrapBenchmark.Run(
                    size.Rows, size.Resamples, options, screen.Notes.WriteLine, cancellation);
                if (smoke) screen.Notes.WriteLine(SmokeRun.Note);
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

    private static Option<int?> Count(string name, string description, int whole, int small) => new(name)
    {
        Description = $"{description}; {whole:N0}, or {small:N0} with --quick.",
        HelpName = "N",
    };
}
