using System.CommandLine;
using AmazonRec.Auto;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Cli.Train;

/// <summary>The options of commands that train several models anew on every fold.</summary>
/// <param name="required">Whether data and models have to be named.</param>
internal sealed class FoldOptions(bool required = true)
{
    private readonly RatingsOptions _ratings = new(required);
    private readonly ModelSelectionOptions _model = new(several: true, required, auto: true);
    private readonly AutoModelOptions _auto = new();
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
    private readonly Option<int> _parallel = new Option<int>("--parallel")
    {
        Description = "Fits at a time, at most; fewer where memory is short. Results don't depend on it.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    }.Usually("one for each processor");
    private readonly Option<int> _resamples = IntervalOptions.Resamples();

    public void AddTo(Command command)
    {
        _method.AcceptOnlyFromAmong("random", "stratified", "grouped");
        _ratings.AddTo(command);
        _auto.AddTo(
            command,
            () =>
            {
                _model.AddTo(command);
                _schedule.AddTo(command);
            },
            but: [_model.Model, _schedule.Threads]);
        _features.AddTo(command);
        foreach (var option in new Option[] { _folds, _method, _validation, _parallel, _resamples }) command.Add(option);
    }

    /// <summary>Whether a file of ratings, or a model, is named.</summary>
    public bool IsGiven(ParseResult parsed) => _ratings.IsGiven(parsed) || _model.IsGiven(parsed);

    /// <summary>How intervals are drawn.</summary>
    public BootstrapOptions Draws(ParseResult parsed) => new()
    {
        Resamples = parsed.GetValue(_resamples),
        Seed = _ratings.Seed(parsed),
        Threads = _schedule.ThreadsOf(parsed),
    };

    /// <summary>What is to be trained; what can't be is refused before rows are read.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or there is no such model.</exception>
    /// <exception cref="IOException">There is no such file.</exception>
    public FoldJob Job(ParseResult parsed, Screen screen)
    {
        if (!_ratings.IsGiven(parsed)) throw new ArgumentException("--data FILE is missing: the ratings to train on.");
        if (!_model.IsGiven(parsed)) throw new ArgumentException("--model is missing: one name, or several as in svd,biased-mf.");
        var files = _features.Read(parsed, screen);
        string[] named = [.. _model.Names(parsed)];
        string[] models = [.. named.Except([AutoFit.Name, .. Baseline.All.Select(b => b.Name)])];
        var isAuto = named.Contains(AutoFit.Name);
        _auto.Check(parsed, isAuto, models.Length > 0);
        foreach (var name in models) _model.Build(parsed, _ratings.Range(parsed), ModelInputs.Unknown, name);
        if (!isAuto) FeatureOptions.CheckAll(
            [.. models.Select(name => _model.Build(parsed, _ratings.Range(parsed), FeatureOptions.InputsOf(files), name))], files);
        if (!(parsed.GetValue(_validation) is >= 0 and < 1))
            throw new ArgumentException($"--validation is {parsed.GetValue(_validation)}; it must be from 0 to below 1.");
        foreach (var name in models) RecipeOf(parsed, name, ratings: null); // what can't be is told before files are read
        var options = new CrossValidationOptions
        {
            Folds = parsed.GetValue(_folds),
            Method = parsed.GetValue(_method),
            Seed = _ratings.Seed(parsed),
            Parallel = parsed.GetValue(_parallel),
            Threads = _schedule.ThreadsOf(parsed),
        };
        return new FoldJob(
            parsed, _ratings, _model, _features, files, _ratings.Source(parsed), models, [.. named.Except([.. models, AutoFit.Name])],
            options,
            name => ratings => RecipeOf(parsed, name, ratings))
        {
            Auto = isAuto ? _auto.Read(parsed, _ratings.Seed(parsed), threads: 1) : null,
        };
    }

    /// <summary>
    /// How a model is trained on the folds of some rows, the same on each, and which share of a fold's training rows it stops by: none
    /// where it does not stop early. Without rows, what does not depend on them.
    /// </summary>
    private FoldRecipe RecipeOf(ParseResult parsed, string name, Ratings? ratings)
    {
        var share = parsed.GetValue(_validation);
        var left = ratings is null ? 0 : (double)ratings.Count * (parsed.GetValue(_folds) - 1) / Math.Max(1, parsed.GetValue(_folds));
        var rows = ratings is null
            ? null
            : new RowCounts((int)(left * (1 - share)), (int)(left * share), ratings.Users.Count, ratings.Items.Count);
        var training = _schedule.Apply(parsed, _model.TrainingOf(parsed, _ratings.Seed(parsed), rows, name));
        var validation = training.EarlyStopping is null ? 0 : share;
        return new(validation == 0 && !_schedule.Stops(parsed) ? training with { EarlyStopping = null } : training, validation);
    }
}
