using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Runs;
using AmazonRec.Training;
using Spectre.Console;

namespace AmazonRec.Cli.Train;

/// <summary>The options of a run's checkpoint, which stands beside the run's folder until the run is done.</summary>
internal sealed class CheckpointOptions
{
    private readonly Option<bool> _resume = OutputOptions.Resume();
    private readonly Option<int?> _steps = new("--checkpoint-steps")
    {
        Description = "With --out: write the checkpoint after every N steps, too, and not only after every epoch (of gibbs, every 20).",
        HelpName = "N",
    };

    public void AddTo(Command command)
    {
        command.Add(_resume);
        command.Add(_steps);
    }

    /// <summary>The checkpoint of a run's folder; null where no run is written.</summary>
    /// <exception cref="ArgumentException">An option has nothing to refer to, or is out of range.</exception>
    /// <exception cref="FileNotFoundException">There is no checkpoint to resume from.</exception>
    public Checkpoint? Of(ParseResult parsed, string? folder, Screen screen)
    {
        var (resume, steps) = (parsed.GetValue(_resume), parsed.GetValue(_steps));
        if (folder is null)
            return !resume && steps is null
                ? null
                : throw new ArgumentException(
                    "A checkpoint stands beside the run's folder. Name one with --out DIR, the same as before to --resume.");
        var checkpoint = new Checkpoint(
            $"{Path.TrimEndingDirectorySeparator(folder)}.checkpoint.safetensors")
        { Resumes = resume, EverySteps = steps };
        if (resume && !checkpoint.Exists && File.Exists(Path.Combine(folder, RunFolder.Marker)))
            throw new ArgumentException(
                $"{folder}: this run is done, there is nothing to resume. To run it anew, give --force in place of --resume.");
        checkpoint.Validate();
        if (resume) screen.Notes.WriteLine($"resuming from {checkpoint.Path}");
        else if (checkpoint.Exists)
            screen.Notes.WriteLine(
                $"note: {checkpoint.Path} is left of an interrupted run. This run starts anew and replaces it at its first save; to go "
                + "on from it, press Ctrl-C and add --resume.");
        return checkpoint;
    }

    /// <summary>Says how an interrupted run goes on.</summary>
    /// <returns>What the program tells the shell.</returns>
    public static int Cancelled(Checkpoint checkpoint, Screen screen)
    {
        screen.Notes.WriteLine($"Cancelled. The checkpoint of the run is {checkpoint.Path}; give the same command with --resume to go on.");
        return ExitCode.Cancelled;
    }
}
