using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;
using Spectre.Console;

namespace AmazonRec.Cli.Train;

/// <summary><c>cross-validate</c>: several models and the trivial baselines on the same folds, with intervals and tests.</summary>
internal sealed class CrossValidateCommand
{
    private readonly RatingsOptions _ratings = new();
    private readonly ModelSelectionOptions _model = new();
    private readonly FeatureOptions _features = new();
    private readonly ScheduleOptions _schedule = new();
    private readonly Option<int> _folds = new("--folds")
    {
        Description = "How many: each row is a test row once.",
        HelpName = "N",
        DefaultValueFactory = _ => new CrossValidationOptions().Folds,
    };
    private readonly Option<FoldMethod> _method = new("--split")
    {
        Description =
            "How rows are dealt to folds: random, stratified (each with the stars of the whole) or grouped (copies together, so that "
            + "none leaks).",
        HelpName = "random|stratified|grouped",
    };
    private readonly Option<double> _validation = new("--validation")
    {
        Description = "Share of each fold's training rows to stop by, for models that stop early; 0 to train all epochs.",
        HelpName = "X",
        DefaultValueFactory = _ => 0.1,
    };
    private readonly Option<int> _parallel = new("--parallel")
    {
        Description = "Fits at a time, at most; fewer where memory is short. Results don't depend on it.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };
    private readonly Option<int> _resamples = IntervalOptions.Resamples();
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new CrossValidateCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "cross-validate",
            "Train models anew on every fold, beside the trivial baselines: mean, interval, paired tests, and where they err. --model "
            + "takes several, as in svd,biased-mf.");
        _method.AcceptOnlyFromAmong("random", "stratified", "grouped");
        _ratings.AddTo(command);
        _model.AddTo(command);
        _features.AddTo(command);
        _schedule.AddTo(command);
        foreach (var option in new Option[] { _folds, _method, _validation, _parallel, _resamples, _json }) command.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec cross-validate --data u.data --model svd",
            "amazonrec cross-validate --data AMAZON_FASHION_5.json.gz --model svd,biased-mf --split grouped --folds 10",
            "amazonrec cross-validate --data Electronics.csv --model svd,hybrid-text --text titles.features --core 5 --json");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var files = _features.Read(parsed, screen);
        var baselines = Baseline.All.Select(b => b.Name).ToArray();
        var models = _model.Names(parsed).Except(baselines).ToArray(); // those run anyway
        foreach (var name in models) _model.Build(parsed, _ratings.Range(parsed), ModelInputs.Unknown, name);
        FeatureOptions.CheckAll(
            [.. models.Select(name => _model.Build(parsed, _ratings.Range(parsed), FeatureOptions.InputsOf(files), name))], files);
        var options = new CrossValidationOptions
        {
            Folds = parsed.GetValue(_folds),
            Method = parsed.GetValue(_method),
            Seed = _ratings.Seed(parsed),
            Parallel = parsed.GetValue(_parallel),
            Threads = _schedule.Threads(parsed),
        };
        var draws = new BootstrapOptions { Resamples = parsed.GetValue(_resamples), Seed = options.Seed, Threads = options.Threads };
        var recipes = models.ToDictionary(name => name, name => RecipeOf(parsed, name, ratings: null)); // what can't be is told before files are read
        if (!(parsed.GetValue(_validation) is >= 0 and < 1))
            throw new ArgumentException($"--validation is {parsed.GetValue(_validation)}; it must be from 0 to below 1.");
        var source = _ratings.Source(parsed);
        var (report, ratings, notes) = ProgressDisplay.Run(screen, display =>
        {
            var ratings = _ratings.Read(parsed, source, display.Reading("read", source), cancellation);
            var notes = new List<string>();
            foreach (var name in models)
            {
                // What train would take, the same on every fold.
                recipes[name] = RecipeOf(parsed, name, ratings);
                var rows = (int)((long)ratings.Count * (options.Folds - 1) / Math.Max(1, options.Folds) * (1 - recipes[name].Validation));
                var (training, adjustment) = _model.OnRows(parsed, recipes[name].Training, rows);
                recipes[name] = recipes[name] with { Training = training };
                if (adjustment is not null) notes.Add($"{name}: {adjustment}");
            }

            Candidate[] candidates = [
                .. Baseline.All.Select(Candidate.Create),
                .. models.Select(name => CandidateOf(parsed, name, recipes[name], files, cancellation))];
            var result = CrossValidation.Run(ratings, candidates, options, display.Folds("cross-validate", options.Folds), cancellation);
            return (CrossValidationReport.FromResult(result, baselines, draws), ratings, notes);
        });
        cancellation.ThrowIfCancellationRequested();
        if (parsed.GetValue(_json))
        {
            var inputs = models.Select(name => new
            {
                Input = _ratings.Input(parsed, name, _model.Options(parsed, _ratings.Range(parsed), name)) with
                {
                    Features = _features.Input(parsed, files),
                    Recipe = EnumName.Of(_model.Recipe(parsed)),
                },
                recipes[name].Training,
                recipes[name].Validation,
            });
            screen.Output.WriteLine(
                Json.Write(
                    new { Models = inputs, Options = options, Bootstrap = draws, ratings.Funnel, Report = report, report.Result.Leak }));
        }
        else
        {
            screen.Results.Write(Tables.Funnel(ratings.Funnel));
            BadRowsNote.Write(screen.Results, ratings.BadRows);
            foreach (var note in notes) screen.Results.WriteLine($"note: {note}.");
            CrossValidationView.Write(screen.Results, report, models);
        }

        return 0;
    }

    /// <summary>How a model is trained, and which share of a fold's training rows it stops by: none where it does not stop early.</summary>
    private FoldRecipe RecipeOf(ParseResult parsed, string name, Ratings? ratings)
    {
        var share = parsed.GetValue(_validation);
        var left = ratings is null ? 0 : (double)ratings.Count * (parsed.GetValue(_folds) - 1) / Math.Max(1, parsed.GetValue(_folds));
        var rows = ratings is null
            ? null
            : new RowCounts((int)(left * (1 - share)), (int)(left * share), ratings.Users.Count, ratings.Items.Count);
        var training = _schedule.Apply(parsed, _model.TrainingOf(parsed, _ratings.Seed(parsed), rows, name));
        var validation = training.EarlyStopping is null ? 0 : parsed.GetValue(_validation);
        return new(validation == 0 && !_schedule.Stops(parsed) ? training with { EarlyStopping = null } : training, validation);
    }

    private Candidate CandidateOf(
        ParseResult parsed, string name, FoldRecipe recipe, SortedDictionary<string, FeatureSource> files, CancellationToken cancellation)
    {
        var range = _ratings.Range(parsed);
        var like = _model.Build(parsed, range, FeatureOptions.InputsOf(files), name);
        var own = files.Where(file => FeatureOptions.Reads(like, file.Key)).ToDictionary();
        return Candidate.Create(name, Plan, like) with { Validation = recipe.Validation };

        TrainingPlan Plan(Split fold)
        {
            var features = _features.Align(parsed, own, fold, cancellation: cancellation);
            return new TrainingPlan(_model.Build(parsed, range, FeatureOptions.InputsOf(features, fold), name), recipe.Training, features);
        }
    }

    private sealed record FoldRecipe(TrainingOptions Training, double Validation);
}
