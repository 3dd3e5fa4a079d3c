using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Training;
using Spectre.Console;

namespace AmazonRec.Benchmarks.Commands;

/// <summary><c>rank</c>: how fast rankers are, beside numpy.</summary>
internal static class RankCommand
{
    public static Command Create()
    {
        var (quick, repeats) = (SmokeRun.Quick(), SmokeRun.Repeats());
        var peers = new Option<bool>("--peers") { Description = "Do the same in numpy, in turn with ours." };
        var threads = ThreadsOption.Create("Threads to measure on.");
        var json = OutputOptions.Json();
        var command = new Command("rank", "Measure rankers: EASE, implicit ALS, and lists for all users, at the sizes of public sets.")
        {
            peers, quick, threads, repeats, json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var screen = Screen.Open(parsed);
                var smoke = parsed.GetValue(quick);
                var options = new BenchmarkOptions
                {
                    Threads = parsed.GetValue(threads),
                    Repeats = SmokeRun.RepeatsOf(parsed.GetValue(repeats), smoke),
                    Quick = smoke,
                    Peers = parsed.GetValue(peers),
                };
                var result = ProgressDisplay.Run(screen, display =>
                {
                    var task = display.Task("rank");
                    return RankBenchmark.Run(
                        options,
                        screen.Notes.WriteLine,
                        new ImmediateProgress<(string Line, double Share)>(told => task.Report(told.Share)),
                        cancellation);
                });
                if (smoke) screen.Notes.WriteLine(SmokeRun.Note);
                if (parsed.GetValue(json)) screen.Output.WriteLine(Json.Write(result));
                else
                    foreach (var line in result.Lines)
                        screen.Output.WriteLine(
                            $"{line.Name} ({line.Data}): {line.Ours.Median:F2} s"
                            + (line.Numpy is { } peer ? $", numpy {peer.Median:F2} s, ratio {line.TimesFaster:F1}" : ""));
                return 0;
            },
            CancellationToken.None));
        return command.WithExamples(
            "dotnet run -c Release --project benchmarks/AmazonRec.Benchmarks -- rank --peers                                 in turn with "
            + "numpy");
    }
}
