using System.CommandLine;
using System.Diagnostics;
using AmazonRec.Notebooks.Workers;

namespace AmazonRec.Cli.Notebooks;

/// <summary>
/// <c>notebook worker PIPE</c>: the process that <c>notebook run</c> has cells run in, as they can end a process. Nobody else starts it.
/// </summary>
internal static class NotebookWorkerCommand
{
    private const string Name = "worker";

    /// <summary>This program itself.</summary>
    public static string Program { get; } = Path.Combine(
        AppContext.BaseDirectory, $"{typeof(NotebookWorkerCommand).Assembly.GetName().Name}.dll");

    public static Command Create()
    {
        var pipe = new Argument<string>("PIPE") { Description = "The name of a pipe." };
        var command = new Command(Name, "Run notebooks for another process.") { pipe };
        command.Hidden = true;
        command.SetAction(async (parsed, _) => // who asked for it stops it, and not the signal that both hear
        {
            await NotebookWorker.RunAsync(parsed.GetRequiredValue(pipe));
            Environment.Exit(0); // threads that cells left behind would keep it up
            return 0;
        });
        return command;
    }

    /// <summary>How it is started.</summary>
    public static ProcessStartInfo Start(string pipe) => new(DotNet.Path, [Program, "notebook", Name, pipe]);
}
