using System.CommandLine;
using System.Globalization;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation;
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
    private const string Steady = "svd"; // what learns most from few rows

    private readonly DataOptions _data = new();
    private readonly Option<string> _model = ModelSelectionOptions.Model();
    private readonly Option<int> _trials = new("--trials")
    {
        Description =
            "Choices to draw: each trains a quarter of the published epochs, the better half of them half, the better half of those all.",
        HelpName = "N",
        DefaultValueFactory = _ => 16,
    };
    private readonly Option<string?> _out = OutputOptions.Out(
        $"Folder for {FileName}, written after every trial, and in the end for {ChartName} and {PageName}.", "DIR");
    private readonly Option<bool> _resume = OutputOptions.Resume();
    private readonly Option<bool> _force = OutputOptions.Force();
    private readonly Option<int> _threads = ThreadsOption.Create();
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new TuneCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "tune",
            "Search options of a model, around those it was published with, on validation rows: random draws, successive halving. Test "
            + "rows are not looked at.");
        _data.AddTo(command);
        foreach (var option in new Option[] { _model, _trials, _out, _resume, _force, _threads, _json }) command.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec tune --data u.data --model svd --trials 16",
            "amazonrec tune --data Musical_Instruments_5.json.gz --model biased-mf --trials 40 --seed 7 --out runs/tune --resume");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var model = ModelZoo.Find(ModelZoo.Spelt(parsed.GetRequiredValue(_model))).Name;
        var threads = parsed.GetValue(_threads);
        var folder = parsed.GetValue(_out);
        var resume = parsed.GetValue(_resume);
        if (resume && folder is null) throw new ArgumentException("--resume goes on from the trials of a folder; name it with --out.");
        var source = _data.Source(parsed);
        if (folder is not null) AtomicFile.Probe(folder);
        var file = folder is null ? null : Path.Combine(folder, FileName);
        if (File.Exists(file) && !resume && !parsed.GetValue(_force))
            throw new IOException(
                $"{file}: holds trials already, which these would replace. Add --resume to go on from them or --force to replace them, "
                + "or name another folder.");
        try
        {
            var (state, leak, yardstick) = ProgressDisplay.Run(screen, display =>
            {
                var split = _data.Read(parsed, source, display.Reading("read", source), cancellation);
                var bar = display.Task("try");
                var told = new ImmediateProgress<(double Share, Trial? Ended)>(p => bar.Report(p.Share));
                var options = new ModelOptions { Inputs = FeatureOptions.InputsOf([], split) };
                var state = HalvingSearch.Run(
                    model, options, split, parsed.GetValue(_trials), _data.Seed(parsed), file, resume, threads, told, cancellation);
                return (
                    state,
                    SplitLeak.Measure(split),
                    Predictions.Make(Baseline.Yardstick.Fit(split.Train), split.Train, split.Validation).Metrics());
            });
            var files = folder is null ? [] : Draw(state, leak, folder);
            if (parsed.GetValue(_json))
                screen.Output.WriteLine(
                    Json.Write(
                        new
                        {
                            Search = state,
                            Best = state.Best(),
                            Baseline = new { Baseline.Yardstick.Name, Validation = yardstick },
                            Leak = leak,
                        }));
            else Show(screen.Results, state, yardstick, leak, files);
            return 0;
        }
        catch (OperationCanceledException) when (file is not null && File.Exists(file))
        {
            screen.Notes.WriteLine($"Cancelled. The trials that ended are in {file}; give the same command with --resume to go on.");
            return ExitCode.Cancelled;
        }
    }

    /// <summary>The chart and the page beside the trials; a search without any that went well has no chart.</summary>
    private static IReadOnlyList<string> Draw(SearchState state, SplitLeak leak, string folder)
    {
        var (chart, page) = (Path.Combine(folder, ChartName), Path.Combine(folder, PageName));
        AtomicFile.WriteText(page, SearchPage.Write(state, leak));
        if (state.Best() is null) return [Path.Combine(folder, FileName), page];
        AtomicFile.WriteText(chart, ChartSvg.Write(SearchFigures.Chart(state)));
        return [Path.Combine(folder, FileName), chart, page];
    }

    private static void Show(IAnsiConsole console, SearchState state, RatingMetrics yardstick, SplitLeak leak, IReadOnlyList<string> files)
    {
        console.Write(Tables.Of(SearchFigures.Table(state)));
        if (state.Best() is { } best)
            console.WriteLine(
                $"Best: amazonrec train ... --model {state.Model}{Rate(state.Model, best.Choice)}"
                + $"{Decay(state.Model, best.Choice)}{Given("factors", best.Choice.Factors)}"
                + $"{Given("dropout", best.Choice.Dropout)}{Given("batch", best.Choice.Batch)}");
        else
            console.WriteLine("Every trial diverged: the model needs a smaller learning rate than a tenth of the published one.");
        console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"On the same validation rows, the baseline {Baseline.Yardstick.Name} has RMSE {yardstick.Rmse:F4}."));
        if (state.Best() is { } found && found.Rmse > yardstick.Rmse)
            console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The best trial is {(found.Rmse / yardstick.Rmse) - 1:P1} worse than that: train it for more epochs than "
                    + $"{found.Epochs} (train --epochs N), or try {(state.Model == Steady ? "more trials" : $"--model {Steady}")}."));
        LeakView.Write(console, leak.Judged(Protocol.Clean), leak);
        foreach (var file in files) console.WriteLine($"written: {file}");
    }

    private static string Rate(string model, Choice choice) =>
        Recipe.For(model).Optimizer is Engines.GibbsSampling ? "" : Given("lr", choice.LearningRate);

    private static string Decay(string model, Choice choice) =>
        Given(
            Recipe.For(model).Optimizer is Engines.PerSampleSgd or Engines.GibbsSampling ? "regularization" : "weight-decay", choice.Decay);

    private static string Given(string option, IFormattable? value) => value is null ? "" : $" --{option} {Exact(value)}";

    private static string Exact(IFormattable value) => value.ToString(value is int ? null : "G6", CultureInfo.InvariantCulture);
}
