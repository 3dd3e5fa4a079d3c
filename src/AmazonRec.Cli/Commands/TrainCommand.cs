using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models.Zoo;
using AmazonRec.Storage;
using AmazonRec.Studies;
using AmazonRec.Training;
using Spectre.Console;

namespace AmazonRec.Cli.Commands;

/// <summary><c>train</c>: one model on one file, beside the trivial baselines.</summary>
internal sealed class TrainCommand
{
    private readonly Option<string> _data = new("--data") { Description = "Reviews (JSON lines) or ratings (CSV, TSV), plain or gzip.", HelpName = "FILE", Required = true };
    private readonly Option<string> _model = new("--model") { Description = string.Join("; ", ModelZoo.Entries.Select(e => $"{e.Name}: {e.Summary}")) + ".", HelpName = "NAME", Required = true };
    private readonly ReadingOptions _reading = new();
    private readonly Option<RatingRange?> _outputRange = Ranges.Optional("--output-range", "MIN,MAX", "Range of a sigmoid output; a little wider than the scale by default (0,5.5 for stars).");
    private readonly Option<int?> _factors = new("--factors") { Description = "Width of the embeddings.", HelpName = "N" };
    private readonly Option<int?> _hidden = new("--hidden") { Description = "Units of the hidden layer.", HelpName = "N" };
    private readonly Option<float?> _dropout = new("--dropout") { Description = "Dropout rate after the hidden layer.", HelpName = "X" };
    private readonly Option<Loss> _loss = new("--loss") { Description = "mse or mae.", HelpName = "NAME" };
    private readonly OptimizerOptions _optimizer = new();
    private readonly Option<int?> _epochs = new("--epochs") { Description = "Passes over the training rows, at most.", HelpName = "N" };
    private readonly Option<int?> _batch = new("--batch") { Description = "Rows per step.", HelpName = "N" };
    private readonly Option<Updates> _updates = new("--updates") { Description = "Embedding rows that a step moves: dense (all, as Keras and PyTorch do) or lazy (those of the batch).", HelpName = "NAME" };
    private readonly Option<int?> _patience = new("--patience") { Description = "Epochs without a better validation loss before training stops and goes back to the best; 0 to train all.", HelpName = "N" };
    private readonly Option<int> _minUser = new("--min-user-ratings") { Description = "Keep users with at least N ratings, counted before anything is dropped.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _minItem = new("--min-item-ratings") { Description = "Keep items with at least N ratings, likewise.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<double> _test = new("--test") { Description = "Share of rows to report on.", HelpName = "X", DefaultValueFactory = _ => 0.2 };
    private readonly Option<double> _validation = new("--validation") { Description = "Share of rows to stop by, never the test rows.", HelpName = "X", DefaultValueFactory = _ => 0.1 };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Of split, weights, order and dropout: the same seed gives the same bits.", HelpName = "N" };
    private readonly Option<int> _threads = new("--threads") { Description = "Threads to use; results don't depend on it. (The plain executor of this version uses one.)", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string?> _out = new("--out") { Description = "Folder for the run: weights, vocabularies, options, split, history, metrics.", HelpName = "DIR" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object on standard output, nothing else." };

    public static Command Create() => new TrainCommand().Build();

    private Command Build()
    {
        var command = new Command("train", "Train a model on a file of reviews or ratings, and report it beside trivial baselines.") { _data, _model };
        _reading.AddTo(command);
        foreach (var option in new Option[] { _outputRange, _factors, _hidden, _dropout, _loss }) command.Add(option);
        _optimizer.AddTo(command);
        foreach (var option in new Option[] { _epochs, _batch, _updates, _patience, _minUser, _minItem, _test, _validation, _seed, _threads, _out, _json }) command.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Of(parsed);
        var name = parsed.GetRequiredValue(_model);
        var model = ModelZoo.Build(name, ModelOptionsOf(parsed, ModelZoo.Find(name)));
        var options = TrainingOptionsOf(parsed, Recipe.For(name));
        AtLeastOne(parsed, _minUser);
        AtLeastOne(parsed, _minItem);
        AtLeastOne(parsed, _threads);
        var path = parsed.GetRequiredValue(_data);
        var source = DataSource.File(path);
        var target = parsed.GetValue(_out);
        using var folder = target is null ? null : RunFolder.Prepare(target);
        var (split, trained, result) = ProgressDisplay.Run(screen, display =>
        {
            var ratings = Ratings.Read(source, _reading.Read(parsed, display.Task("read")));
            var kept = ratings.WithMoreThan(parsed.GetValue(_minUser) - 1, parsed.GetValue(_minItem) - 1);
            if (kept.Count == 0) throw new ArgumentException("No rating is left. Lower --min-user-ratings and --min-item-ratings.");
            var split = Split.Random(kept, parsed.GetValue(_test), parsed.GetValue(_validation), parsed.GetValue(_seed));
            var (trained, result) = Experiment.Run(model, split, options, engine: null, display.Training(model.Name), checkpoint: null, cancellation);
            return (split, trained, result);
        });
        cancellation.ThrowIfCancellationRequested();
        if (folder is not null) RunFolder.Save(folder, trained, split, result);
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(result));
        else Show(screen.Results, result, target);
        return 0;
    }

    private ModelOptions ModelOptionsOf(ParseResult parsed, ZooEntry entry)
    {
        var scale = _reading.Range(parsed);
        var derived = entry.Uses.Contains(nameof(ModelOptions.OutputRange)) ? Widened(scale) : (RatingRange?)null;
        return new ModelOptions
        {
            Factors = parsed.GetValue(_factors),
            Hidden = parsed.GetValue(_hidden),
            Dropout = parsed.GetValue(_dropout),
            OutputRange = parsed.GetValue(_outputRange) ?? derived,
        };
    }

    /// <summary>A sigmoid never reaches its ends, so the range is wider than the scale: 0 to 5.5 for 1 to 5, as fastai has it.</summary>
    private static RatingRange Widened(RatingRange scale)
    {
        var span = scale.Max - scale.Min;
        return new RatingRange(scale.Min - (span / 4), scale.Max + (span / 8));
    }

    private TrainingOptions TrainingOptionsOf(ParseResult parsed, TrainingOptions recipe)
    {
        var patience = parsed.GetValue(_patience);
        var stopping = patience switch
        {
            0 => null,
            { } given => new EarlyStopping(given),
            null => parsed.GetValue(_validation) > 0 ? recipe.EarlyStopping : null,
        };
        return recipe with
        {
            Epochs = parsed.GetValue(_epochs) ?? recipe.Epochs,
            BatchSize = parsed.GetValue(_batch) ?? recipe.BatchSize,
            Optimizer = _optimizer.Choose(parsed, recipe.Optimizer),
            Loss = parsed.GetValue(_loss),
            Updates = parsed.GetValue(_updates),
            EarlyStopping = stopping,
            Seed = parsed.GetValue(_seed),
        };
    }

    private static void AtLeastOne(ParseResult parsed, Option<int> option)
    {
        if (parsed.GetValue(option) < 1) throw new ArgumentException($"{option.Name} takes a number from 1.");
    }

    private static void Show(IAnsiConsole console, ExperimentResult result, string? folder)
    {
        console.Write(Tables.Funnel(result.Funnel));
        BadRowsNote.Write(console, result.BadRows);
        var split = result.Split;
        console.WriteLine($"split: {split.Train:N0} training, {split.Validation:N0} validation, {split.Test:N0} test rows ({split.Method}, seed {split.Seed}, {split.Hash})");
        var history = result.History;
        var kept = history.Epochs[history.KeptEpoch - 1];
        console.WriteLine($"{result.Model}: kept epoch {history.KeptEpoch} of {history.Epochs.Count}, loss {kept.TrainLoss:F4}{(kept.ValidationLoss is { } v ? $", validation {v:F4}" : "")}; {result.Seconds:F1} s in all");
        console.Write(Tables.Metrics(result.Baselines.Select(b => (b.Key, b.Value)).Append((result.Model, result.Test))));
        if (folder is not null) console.WriteLine($"written: {folder}");
    }
}
