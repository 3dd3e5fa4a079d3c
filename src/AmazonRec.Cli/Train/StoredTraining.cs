using System.CommandLine;
using System.CommandLine.Parsing;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Coded;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models.Zoo;
using AmazonRec.Runs;
using AmazonRec.Training;
using AmazonRec.Training.Stored;
using Spectre.Console;

namespace AmazonRec.Cli.Train;

/// <summary><c>train</c> on a file of coded rows, which stay on disk.</summary>
/// <param name="data">Which file, and how it is divided.</param>
/// <param name="model">Which model.</param>
/// <param name="schedule">How long, and on how many threads.</param>
/// <param name="engine">On what.</param>
/// <param name="checkpoint">The checkpoint.</param>
/// <param name="ranks">The processes that train together.</param>
internal sealed class StoredTraining(
    DataOptions data, ModelSelectionOptions model, ScheduleOptions schedule, EngineOptions engine, CheckpointOptions checkpoint,
    RanksOptions ranks)
{
    private readonly Option<bool> _inMemory = new("--in-memory")
    {
        Description = "Read a file of coded rows (.rows) into memory, as other files are, instead of training from disk.",
    };
    private readonly List<Option> _fitting = [];

    /// <summary>Adds its own option, and takes note of those that go with rows on disk.</summary>
    /// <param name="command">The command.</param>
    /// <param name="others">Of the options outside these groups, those that go with it, too.</param>
    /// <param name="ofModels">Those that choose a model and its training.</param>
    public void AddTo(Command command, IEnumerable<Option> ofModels, params IEnumerable<Option> others)
    {
        command.Add(_inMemory);
        _fitting.AddRange([_inMemory, .. ranks.All, .. data.OfStored, .. ofModels, .. others]);
    }

    /// <summary>Whether rows on disk are to be trained on.</summary>
    public bool IsAsked(ParseResult parsed) => data.StoredRows(parsed) is not null && !parsed.GetValue(_inMemory);

    /// <summary>Trains.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="target">The run's folder; null for none.</param>
    /// <param name="replaces">Whether a run may be replaced there.</param>
    /// <param name="json">Whether the result is wanted as JSON.</param>
    /// <param name="cancellation">Ends it; the checkpoint stays.</param>
    public int Run(ParseResult parsed, string? target, bool replaces, bool json, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        Refuse(parsed);
        var path = data.StoredRows(parsed)!;
        var (draw, scale, seed) = (data.Draw(parsed), data.Range(parsed), data.Seed(parsed));
        var (graph, chosen) = (model.Build(parsed, scale, ModelInputs.Unknown), engine.Choose(parsed));
        StoredTrainer.Check(graph, OptionsFor(null));
        Engine.Check(chosen, OptionsFor(null).Optimizer);
        using var rows = CodedRows.Open(path);
        var kept = checkpoint.Of(parsed, target, screen);
        var writes = ranks.Writes(parsed);
        using var folder = target is null || !writes ? null : RunFolder.Prepare(target, replaces || kept is { Resumes: true });
        try
        {
            var (trained, result) = ProgressDisplay.Run(screen, display =>
            {
                var split = StoredSplit.Read(rows, draw, display.Rows("count", 2 * rows.Count), cancellation);
                var options = OptionsFor(RowCounts.Of(split));
                if (split.ValidationCount == 0 && !schedule.Stops(parsed)) options = options with { EarlyStopping = null };
                return StoredExperiment.Run(
                    graph, split, options, chosen, display.TrainingOnRows(graph.Name, split.TrainCount), display.Rows("test", rows.Count),
                    kept, order: null, cancellation);
            });
            cancellation.ThrowIfCancellationRequested();
            result = result with { Input = data.Input(parsed, model.Name(parsed), model.Options(parsed, scale)) };
            if (folder is not null) StoredFolder.Save(folder, trained, result);
            if (writes) kept?.Delete();
            if (json) screen.Output.WriteLine(Json.Write(result));
            else StoredRunView.Write(screen.Results, result, target);
            return 0;
        }
        catch (OperationCanceledException) when (kept is { Exists: true } and ({ Resumes: true } or { IsOurs: true }))
        {
            return CheckpointOptions.Cancelled(kept, screen);
        }

        TrainingOptions OptionsFor(RowCounts? counts) =>
            ranks.Apply(parsed, schedule.Apply(parsed, model.TrainingOf(parsed, seed, counts)));
    }

    /// <summary>Refuses what would be passed over.</summary>
    private void Refuse(ParseResult parsed)
    {
        var given = parsed.CommandResult.Children.OfType<OptionResult>().Where(option => !option.Implicit)
            .Select(option => option.Option).FirstOrDefault(option => !option.Recursive && !_fitting.Contains(option));
        if (given is not null)
            throw new ArgumentException(
                $"{given.Name} has nothing to say about rows on disk, which "
                + (data.Filters.Contains(given)
                    ? "are filtered when the file is made (amazonrec data convert)"
                    : "train one model of ratings")
                + ". Leave it out, or read the rows into memory (--in-memory).");
        if (model.IsAuto(parsed))
            throw new ArgumentException(
                "From a file of coded rows, a model has to be named, such as --model svd or --model biased-mf: auto looks at all rows at "
                + "once. Or read them into memory (--in-memory).");
    }
}
