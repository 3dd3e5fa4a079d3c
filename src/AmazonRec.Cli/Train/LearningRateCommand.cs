using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Figures;
using AmazonRec.Training;
using Spectre.Console;

namespace AmazonRec.Cli.Train;

/// <summary><c>lr-find</c>: which learning rate to train with.</summary>
internal sealed class LearningRateCommand
{
    private readonly DataOptions _data = new();
    private readonly ModelSelectionOptions _model = new();
    private readonly FeatureOptions _features = new();
    private readonly Option<double> _first = new("--first-rate")
    {
        Description = "First rate to try.",
        HelpName = "X",
        DefaultValueFactory = _ => new LearningRateRange().From,
    };
    private readonly Option<double> _last = new("--last-rate")
    {
        Description = "Last rate to try.",
        HelpName = "X",
        DefaultValueFactory = _ => new LearningRateRange().To,
    };
    private readonly Option<int> _steps = new("--steps")
    {
        Description = "Batches to try them on.",
        HelpName = "N",
        DefaultValueFactory = _ => new LearningRateRange().Steps,
    };
    private readonly Option<string?> _out = OutputOptions.Out("File for the chart, as SVG.", "FILE.svg");
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new LearningRateCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "lr-find",
            "Find a learning rate: train at rates that grow from batch to batch, from weights as they are drawn, and see where the loss "
            + "falls.");
        _data.AddTo(command);
        _model.AddTo(command);
        _features.AddTo(command);
        foreach (var option in new Option[] { _first, _last, _steps, _out, _json }) command.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec lr-find --data Musical_Instruments_5.json.gz --model biased-mf",
            "amazonrec lr-find --data Electronics.csv --model concat-mlp --optimizer adam --out lr.svg");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        _model.Build(parsed, _data.Range(parsed), ModelInputs.Unknown);
        var files = _features.Read(parsed, screen);
        FeatureOptions.Check(_model.Build(parsed, _data.Range(parsed), FeatureOptions.InputsOf(files)), files);
        var options = _model.TrainingOf(parsed, _data.Seed(parsed), rows: null); // what can't be is told before files are read
        var range = new LearningRateRange(parsed.GetValue(_first), parsed.GetValue(_last), parsed.GetValue(_steps));
        var source = _data.Source(parsed);
        var (search, split) = ProgressDisplay.Run(screen, display =>
        {
            var split = _data.Read(parsed, source, display.Reading("read", source), cancellation);
            options = _model.TrainingOf(parsed, _data.Seed(parsed), RowCounts.Of(split));
            (options, _) = _model.OnRows(parsed, options, split.Train.Count); // the batch that train would take
            options = options with { Start = StartingPoint.Drawn }; // from the tuned baseline there is little fall left to find
            var features = _features.Align(parsed, files, split, display.Pictures, cancellation);
            var model = _model.Build(parsed, _data.Range(parsed), FeatureOptions.InputsOf(features, split));
            return (
                LearningRateFinder.Run(
                    model, split, options, range, features: features, progress: display.Task("try"), cancellation: cancellation),
                split);
        });
        _data.SaveSplit(parsed, split, screen);
        var chart = TrainingCharts.LearningRates(
            $"{_model.Name(parsed)}, {OptimizerOptions.NameOf(options.Optimizer)}, batch {options.BatchSize}: smoothed loss by learning "
            + "rate",
            search);
        var target = parsed.GetValue(_out);
        if (target is not null) AtomicFile.WriteText(target, ChartSvg.Write(chart));
        if (parsed.GetValue(_json))
            screen.Output.WriteLine(
                Json.Write(
                    new
                    {
                        Model = _model.Name(parsed),
                        Recipe = EnumName.Of(_model.Recipe(parsed)),
                        search.Suggestion,
                        search.Steepest,
                        options.Optimizer,
                        options.BatchSize,
                        search.Points,
                    }));
        else Show(screen.Results, chart, search, target);
        return 0;
    }

    private static void Show(IAnsiConsole console, LineChart chart, LearningRateSearch search, string? target)
    {
        foreach (var line in TerminalChart.Lines(chart)) console.WriteLine(line);
        console.WriteLine();
        console.WriteLine(
            $"The middle of the longest fall is {search.Suggestion:G2}, the steepest place {search.Steepest:G2}. Try  amazonrec train "
            + $"... --lr {search.Suggestion:G2}");
        if (target is not null) console.WriteLine($"written: {target}");
    }
}
