using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Pages;
using AmazonRec.Training;
using AmazonRec.Training.Search;
using Spectre.Console;

namespace AmazonRec.Cli.Train;

/// <summary><c>tune</c>: which options to train a model with.</summary>
internal sealed class TuneCommand
{
    private const string FileName = "trials.json";
    private const string ChartName = "trials.svg";
    private const string PageName = "trials.html";

    private readonly DataOptions _data = new();
    private readonly Option<string> _model = ModelSelectionOptions.Name();
    private readonly Option<int> _trials = new("--trials")
    {
        Description =
            "Trials to draw, beside the default options. Each stops early within a quarter of the epochs; the better half goes on to half, "
            + "the better half of those to all.",
        HelpName = "N",
        DefaultValueFactory = _ => 16,
    };
    private readonly Option<string?> _space = new("--space")
    {
        Description =
            "What to draw from, as lr=1e-4..1e-1:log,factors=8|16|32: options of train, each with values or a range. A semicolon begins "
            + "another part, which every other trial is drawn from. By default a space that holds the published options and stronger pulls "
            + "to zero.",
        HelpName = "SPACE",
    };
    private readonly Option<int?> _epochs = ScheduleOptions.Epochs();
    private readonly Option<string?> _out = OutputOptions.Out(
        $"Folder for {FileName}, written after every trial, and in the end for {ChartName} and {PageName}.", "DIR");
    private readonly Option<bool> _resume = OutputOptions.Resume();
    private readonly Option<bool> _force = OutputOptions.Force();
    private readonly Option<int> _threads = ThreadsOption.Create();
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new TuneCommand().Build();

    private Option[] Own => [_model, _trials, _space, _epochs, _out, _resume, _force, _threads, _json];

    private Command Build()
    {
        var command = new Command(
            "tune",
            "Search options of a model on validation rows: random draws, early stopping, successive halving, beside the default options "
            + "and the baseline tuned-bias. Test rows are not looked at. Ends with the command that trains the best.");
        _data.AddTo(command);
        foreach (var option in Own) command.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec tune --data u.data --model svd --trials 16",
            "amazonrec tune --data Musical_Instruments_5.json.gz --model biased-mf --trials 40 --seed 7 --out runs/tune --resume",
            "amazonrec tune --data u.data --model svd --space 'lr=1e-3..1e-1:log,regularization=0.01..0.5:log,factors=8|16|32'");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var entry = ModelZoo.Find(ModelZoo.Spelt(parsed.GetRequiredValue(_model)));
        var folder = parsed.GetValue(_out);
        var resume = parsed.GetValue(_resume);
        if (resume && folder is null) throw new ArgumentException("--resume goes on from the trials of a folder; name it with --out.");
        var options = new ModelOptions { OutputRange = entry.RangeOn(_data.Range(parsed)) };
        var space = Named(parsed, entry.Name, options, Recipe.Fitted(entry.Name, ModelSelectionOptions.Unread));
        var source = _data.Source(parsed);
        if (folder is not null) AtomicFile.Probe(folder);
        var file = folder is null ? null : Path.Combine(folder, FileName);
        if (File.Exists(file) && !resume && !parsed.GetValue(_force))
            throw new IOException(
                $"{file}: holds trials already, which these would replace. Add --resume to go on from them or --force to replace them, "
                + "or name another folder.");
        try
        {
            var (plan, state, split) = ProgressDisplay.Run(screen, display =>
            {
                var split = _data.Read(parsed, source, display.Reading("read", source), cancellation);
                var usual = options with { Inputs = FeatureOptions.InputsOf([], split) };
                var training = Recipe.Fitted(entry.Name, split, usual) with
                {
                    Seed = _data.Seed(parsed),
                    Threads = parsed.GetValue(_threads),
                };
                var plan = new SearchPlan(
                    entry.Name, usual, training, space ?? UsualSpace.Create(entry.Name, usual, training, split.Train),
                    parsed.GetValue(_trials));
                if (parsed.GetValue(_epochs) is { } epochs) plan = plan with { Epochs = epochs };
                return (plan, HalvingSearch.Run(plan, split, file, resume, display.Trials("try"), cancellation), split);
            });
            var leak = SplitLeak.Measure(split);
            var command = state.Best() is { } best ? ShellWords.Join(TrainWords.Of(parsed, _model, Own, plan, best)) : null;
            var files = folder is null ? [] : Draw(state, command, leak, folder);
            if (parsed.GetValue(_json))
                screen.Output.WriteLine(
                    Json.Write(
                        new
                        {
                            Search = state,
                            Best = state.Best(),
                            Baseline = new { Baseline.Yardstick.Name, Rmse = state.Baseline },
                            Command = command,
                            Leak = leak,
                        }));
            else
            {
                SearchView.Write(screen.Results, state, command, split.Validation.Count);
                LeakView.Write(screen.Results, leak.Judged(Protocol.Clean), leak);
                foreach (var written in files) screen.Results.WriteLine($"written: {written}");
            }

            return 0;
        }
        catch (OperationCanceledException) when (file is not null && File.Exists(file))
        {
            screen.Notes.WriteLine($"Cancelled. The trials that ended are in {file}; give the same command with --resume to go on.");
            return ExitCode.Cancelled;
        }
    }

    /// <summary>The space that is named, checked before files are read; null for the usual one.</summary>
    private SearchSpace? Named(ParseResult parsed, string model, ModelOptions options, TrainingOptions training)
    {
        if (parsed.GetValue(_space) is not { } text) return null;
        try
        {
            var space = SearchSpace.Parse(text);
            space.Check(model, options, training);
            return space;
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"--space: {e.Message}", e);
        }
    }

    /// <summary>The chart and the page beside the trials; a search without any that went well has no chart.</summary>
    private static IReadOnlyList<string> Draw(SearchState state, string? command, SplitLeak leak, string folder)
    {
        var (chart, page) = (Path.Combine(folder, ChartName), Path.Combine(folder, PageName));
        AtomicFile.WriteText(page, SearchPage.Write(state, command, leak));
        if (state.Best() is null) return [Path.Combine(folder, FileName), page];
        AtomicFile.WriteText(chart, ChartSvg.Write(SearchFigures.Chart(state)));
        return [Path.Combine(folder, FileName), chart, page];
    }
}
