using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using AmazonRec.Cli.Data;
using AmazonRec.Cli.Export;
using AmazonRec.Cli.Notebooks;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Recommend;
using AmazonRec.Cli.Report;
using AmazonRec.Cli.Setup;
using AmazonRec.Cli.Terminal;
using AmazonRec.Cli.Train;
using AmazonRec.Training;

namespace AmazonRec.Cli;

/// <summary>The command line as a whole: what it offers, and how it fails.</summary>
internal static class CommandLine
{
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) => RunAsync(Root(), args, output, error);

    /// <summary>Runs a command of a root, and says in a line what went wrong.</summary>
    public static async Task<int> RunAsync(Command root, string[] args, TextWriter output, TextWriter error)
    {
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10), // Ctrl-C: time for a batch to end and staged files to go
        };
        Ranks? ranks = null;
        try
        {
            var parsed = root.Parse(args);
            if (parsed.Action is not ParseErrorAction)
            {
                TorchPlugin.AddTo(parsed);
                ranks = RanksOptions.Start(parsed, error);
                if (ranks is null) return await parsed.InvokeAsync(configuration);
                (configuration.Output, configuration.Error) = (ranks.Of(output), ranks.Of(error));
                var code = await parsed.InvokeAsync(configuration);
                ranks.End(code);
                return code;
            }

            foreach (var line in UsageErrors.Of(parsed)) await error.WriteLineAsync(line);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            await (ranks?.Of(error) ?? error).WriteLineAsync("Cancelled. Nothing was written.");
            ranks?.End(ExitCode.Cancelled);
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (
            e is IOException or UnauthorizedAccessException or FormatException or ArgumentException or DivergedException
                or ModuleFailedException or KeyNotFoundException)
        {
            return await FailAsync($"error: {Plain(e)}");
        }
        catch (Exception e) when (e is OutOfMemoryException or OverflowException)
        {
            return await FailAsync(
                "error: this machine has too little memory for that. Lower --batch, --factors or --hidden, or keep fewer rows.");
        }
        catch (Exception e) when (ranks is not null)
        {
            return await FailAsync($"error: {e}"); // a rank that is gone without a word would leave the others waiting
        }

        async Task<int> FailAsync(string message)
        {
            if (ranks is not null) return await ranks.FailAsync(message, error);
            await error.WriteLineAsync(message);
            return ExitCode.Failed;
        }
    }

    /// <summary>All commands. A group that is named alone shows its help, and so does the program.</summary>
    public static Command Root()
    {
        var root = new Command(
            "amazonrec",
            "Deep-learning recommenders on Amazon reviews: train them, reproduce published numbers, and see what they are worth.")
        {
            ReproduceCommand.Create(),
            ReportCommand.Create(),
            TrainCommand.Create(),
            CompareCommand.Create(),
            CrossValidateCommand.Create(),
            EvaluateCommand.Create(),
            LearningRateCommand.Create(),
            TuneCommand.Create(),
            RecommendCommand.Create(),
            SimilarCommand.Create(),
            PredictCommand.Create(),
            ExportCommand.Create(),
            ServeCommand.Create(),
            FeaturesCommand.Create(),
            NotebookCommand.Create(),
            DataCommand.Create(),
            PluginCommand.Create(),
            DoctorCommand.Create(),
            ReferenceCommand.Create(),
            new VersionOption(),
        };
        return Whole(root.WithExamples(
            "amazonrec reproduce",
            "amazonrec train --data Musical_Instruments_5.json.gz --model svd",
            "amazonrec data inspect ratings_Electronics.csv.gz"));
    }

    /// <summary>A root with help, <c>--verbose</c>, <c>--plugin</c> and checks of all its options.</summary>
    public static Command Whole(Command root)
    {
        root.Add(new HelpOption { Action = new HelpWithExamples(asked: true) });
        root.Add(Screen.VerboseOption());
        root.Add(TorchPlugin.AddOption());
        foreach (var option in Descendants(root).SelectMany(command => command.Options)) option.Validators.Add(UsageErrors.Check);
        foreach (var argument in Descendants(root).SelectMany(command => command.Arguments)) argument.Validators.Add(UsageErrors.Check);
        foreach (var group in Descendants(root).Where(command => command.Action is null)) group.Action = new HelpWithExamples(asked: false);
        return root;
    }

    /// <summary>A command, and all below it.</summary>
    public static IEnumerable<Command> Descendants(Command command) => [command, .. command.Subcommands.SelectMany(Descendants)];

    /// <summary>The message without what .NET adds of a parameter's name and value.</summary>
    private static string Plain(Exception e) =>
        e is ArgumentException { ParamName: { } name } ? e.Message.Split('\n')[0].Replace($" (Parameter '{name}')", "") : e.Message;
}
