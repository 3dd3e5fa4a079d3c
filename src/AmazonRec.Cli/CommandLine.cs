using System.CommandLine;
using AmazonRec.Cli.Commands;
using AmazonRec.Training;

namespace AmazonRec.Cli;

/// <summary>The command line as a whole: what it offers, and how it fails.</summary>
internal static class CommandLine
{
    public const int Failed = 1;
    public const int Cancelled = 130; // as shells report a process that Ctrl-C ended

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Deep-learning recommenders on Amazon reviews: train them, reproduce published numbers, and see what they are worth.")
        {
            ReproduceCommand.Create(),
            TrainCommand.Create(),
            LearningRateCommand.Create(),
            BenchCommand.Create(),
            new Command("data", "Look at data, or make some.") { InspectCommand.Create(), SynthesizeCommand.Create() },
        };
        HelpExamples.AddTo(root);
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10), // Ctrl-C: time for a batch to end and staged files to go
        };
        try
        {
            return await root.Parse(args).InvokeAsync(configuration);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Cancelled. Nothing was written.");
            return Cancelled;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentException or DivergedException or KeyNotFoundException)
        {
            await error.WriteLineAsync($"error: {e.Message}");
            return Failed;
        }
    }
}
