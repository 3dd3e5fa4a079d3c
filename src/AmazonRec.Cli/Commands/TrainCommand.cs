using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Content;
using AmazonRec.Engines;
using AmazonRec.Models.Zoo;
using AmazonRec.Recommendation;
using AmazonRec.Storage;
using AmazonRec.Studies;
using Spectre.Console;

namespace AmazonRec.Cli.Commands;

/// <summary><c>train</c>: one model on one file, beside the trivial baselines.</summary>
internal sealed class TrainCommand
{
    private readonly DataOptions _data = new();
    private readonly ModelChoice _model = new();
    private readonly FeatureOptions _features = new();
    private readonly CourseOptions _course = new();
    private readonly EngineOptions _engine = new();
    private readonly Option<string?> _out = new("--out") { Description = "Folder for the run: weights, vocabularies, options, split, history, metrics.", HelpName = "DIR" };
    private readonly Option<string?> _catalog = new("--catalog") { Description = "Metadata of the items: titles, brands, categories and pictures' addresses go into the run, for recommend and serve to show.", HelpName = "FILE" };
    private readonly CatalogColumnsOption _catalogColumns = new();
    private readonly CheckpointOptions _checkpoint = new();
    private readonly Option<bool> _force = new("--force") { Description = "Replace the run that is in --out already." };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object on standard output, nothing else." };

    public static Command Create() => new TrainCommand().Build();

    private Command Build()
    {
        var command = new Command("train", "Train a model on a file of reviews or ratings, and report it beside trivial baselines.");
        _data.AddTo(command);
        _model.AddTo(command);
        _features.AddTo(command);
        _course.AddTo(command);
        _engine.AddTo(command);
        command.Add(_out);
        command.Add(_catalog);
        _catalogColumns.AddTo(command);
        command.Add(_force);
        _checkpoint.AddTo(command);
        command.Add(_json);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Of(parsed);
        _model.Build(parsed, _data.Range(parsed), ModelInputs.Unknown); // what can't be built is told before files are read
        var files = _features.Read(parsed);
        FeatureOptions.Check(_model.Build(parsed, _data.Range(parsed), FeatureOptions.InputsOf(files)), files);
        var options = _course.Apply(parsed, _model.Training(parsed, _data.Seed(parsed)));
        var engine = _engine.Choose(parsed);
        Engine.Check(engine, options.Optimizer);
        var source = _data.Source(parsed);
        var target = parsed.GetValue(_out);
        var catalog = parsed.GetValue(_catalog) is { } path ? DataSource.File(path) : null; // that it is there is known before the work
        if (catalog is not null && target is null) throw new ArgumentException("--catalog goes into the run's folder: name one with --out.");
        var names = _catalogColumns.Read(parsed);
        var checkpoint = _checkpoint.Of(parsed, target, screen);
        // Who resumes has allowed it at the start.
        using var folder = target is null ? null : RunFolder.Prepare(target, parsed.GetValue(_force) || checkpoint is { Resumes: true });
        Catalog? metadata = null;
        try
        {
            var (split, trained, result, items, adjustment) = ProgressDisplay.Run(screen, display =>
            {
                var split = _data.Read(parsed, source, display.Reading("read", source), cancellation);
                var stoppable = split.Validation.Count > 0 || _course.Stops(parsed) ? options : options with { EarlyStopping = null };
                var (adjusted, adjustment) = _model.OnRows(parsed, stoppable, split.Train.Count);
                var features = _features.Align(parsed, files, split, display.Pictures, cancellation);
                var model = _model.Build(parsed, _data.Range(parsed), FeatureOptions.InputsOf(features, split));
                var (trained, result) = Experiment.Run(model, split, adjusted, engine, features, display.Training(model.Name), checkpoint, cancellation);
                var input = _data.Input(parsed, _model.Name(parsed), _model.Options(parsed, _data.Range(parsed)));
                var items = folder is null ? null : ItemCatalog.Of(split.Train, metadata = ReadCatalog(catalog, names, split, display, cancellation), cancellation);
                return (split, trained, result with { Input = input with { Features = _features.Input(parsed, files, features) } }, items, adjustment);
            });
            cancellation.ThrowIfCancellationRequested();
            _data.SaveSplit(parsed, split, screen);
            if (folder is not null) RunFolder.Save(folder, trained, split, result, items);
            checkpoint?.Delete();
            if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(result));
            else
            {
                Show(screen.Results, result, split, adjustment, target);
                if (metadata is not null) screen.Results.WriteLine($"catalogue: {metadata.Items.Count:N0} of {split.Train.Items.Count:N0} items found{(metadata.Report.Names is { } taken ? $"; {taken}" : "")}");
            }

            return 0;
        }
        catch (OperationCanceledException) when (checkpoint is { Exists: true } and ({ Resumes: true } or { IsOurs: true }))
        {
            screen.Notes.WriteLine($"Cancelled. The checkpoint of the run is {checkpoint.Path}; give the same command with --resume to go on.");
            return CommandLine.Cancelled;
        }
    }

    private static Catalog? ReadCatalog(DataSource? source, CatalogNames? names, Split split, ProgressDisplay display, CancellationToken cancellation) => source is null ? null : Catalog.Read(
        source, new CatalogOptions { Only = split.Train.Items, Names = names, Progress = display.Reading("catalogue", source), Cancellation = cancellation });

    private static void Show(IAnsiConsole console, ExperimentResult result, Split rows, string? adjustment, string? folder)
    {
        console.Write(Tables.Funnel(result.Funnel));
        BadRowsNote.Write(console, result.BadRows);
        var split = result.Split;
        console.WriteLine($"split: {split.Train:N0} training, {split.Validation:N0} validation, {split.Test:N0} test rows ({split.Method}, {(split.Seed is { } seed ? $"seed {seed}, " : "")}{split.Hash})");
        foreach (var note in split.Leaks?.Notes ?? []) console.WriteLine($"note: {note}");
        foreach (var features in result.Features ?? [])
            console.WriteLine($"{features.Name}: {features.WithContent:N0} of {features.Items:N0} items have it ({features.TrainingItemsWithContent:N0} of {features.TrainingItems:N0} in training rows); {features.Width:N0} numbers each{(features.MarksMissing ? ", the last of which marks items without" : "")}{features.Scaling switch { FeatureScaling.Standardize => ", standardized", FeatureScaling.Unit => ", rows of length 1", _ => "" }}");
        var (history, options) = (result.History, result.Options);
        var kept = history.Epochs[history.KeptEpoch - 1];
        console.WriteLine($"{result.Model} on {result.Engine}: kept epoch {history.KeptEpoch} of {history.Epochs.Count}, loss {kept.TrainLoss:F4}{(kept.ValidationLoss is { } v ? $", validation {v:F4}" : "")}; {result.Seconds:F1} s in all");
        if (adjustment is not null) console.WriteLine($"note: {adjustment}.");
        if (history.Diverged) console.WriteLine("note: training diverged after that; the kept weights are of before. Lower --lr.");
        else if (history.NothingToStopBy) console.WriteLine("note: all validation rows are of users or items without training rows, which tell no epoch from another: all epochs were trained.");
        else if (options.EarlyStopping is not null && history.KeptEpoch == options.Epochs) console.WriteLine($"note: the validation loss still fell when the epochs ran out; more may help (--epochs {options.Epochs * 2}).");
        else if (AgainstBaseline.IsBehind(result) && history.StillFell()) console.WriteLine($"note: the loss was still falling: try --epochs {options.Epochs * 2}.");
        console.Write(Tables.Metrics(result.Baselines.Select(b => (b.Key, b.Value)).Append((result.Model, result.Test))));
        ColdRowsNote.Write(console, result.Test);
        console.WriteLine(AgainstBaseline.Line(result, rows));
        LeakView.Write(console, split.Protocol, result.Leak);
        if (folder is not null) console.WriteLine($"written: {folder}");
    }
}
