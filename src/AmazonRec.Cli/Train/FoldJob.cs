using System.CommandLine;
using AmazonRec.Auto;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Folds;

namespace AmazonRec.Cli.Train;

/// <summary>Models to train on folds, as the command line has them.</summary>
internal sealed class FoldJob(
    ParseResult parsed, RatingsOptions ratingsOptions, ModelSelectionOptions modelOptions, FeatureOptions featureOptions,
    SortedDictionary<string, FeatureSource> files, DataSource source, IReadOnlyList<string> models, IReadOnlyList<string> baselines,
    CrossValidationOptions options, Func<string, Func<Ratings, FoldRecipe>> recipeOf)
{
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, FoldRecipe> _recipes = [];

    /// <summary>Names of the models, without baselines.</summary>
    public IReadOnlyList<string> Models => Auto is null ? models : [.. models, AutoFit.Name];

    /// <summary>What auto may do, where it is among the models; null where it is not.</summary>
    public AutoOptions? Auto { get; init; }

    /// <summary>Baselines that are named among the models.</summary>
    public IReadOnlyList<string> Baselines => baselines;

    /// <summary>The file of ratings, without its folder.</summary>
    public string Data => Path.GetFileName(source.Name);

    public CrossValidationOptions Options => options;

    /// <summary>What was changed for the data, in sentences.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public Ratings Read(ProgressDisplay display, CancellationToken cancellation) =>
        ratingsOptions.Read(parsed, source, display.Reading("read", source), cancellation);

    /// <summary>What is fitted on every fold, on rows that have been read.</summary>
    public IReadOnlyList<Candidate> Candidates(Ratings ratings, CancellationToken cancellation)
    {
        foreach (var name in models)
        {
            // What train would take, the same on every fold.
            var recipe = recipeOf(name)(ratings);
            var rows = (int)((long)ratings.Count * (options.Folds - 1) / Math.Max(1, options.Folds) * (1 - recipe.Validation));
            var (training, adjustment) = modelOptions.OnRows(parsed, recipe.Training, rows);
            _recipes[name] = recipe with { Training = training };
            if (adjustment is not null) _notes.Add($"{name}: {adjustment}");
        }

        return [.. models.Select(name => CandidateOf(name, cancellation)), .. Auto is null ? Array.Empty<Candidate>() : [Blend(Auto)]];
    }

    /// <summary>What of this a result needs to tell, to be run again: an object for each model.</summary>
    public IEnumerable<object> Inputs() => models.Select(name => (object)new
    {
        Input = ratingsOptions.Input(parsed, name, modelOptions.Options(parsed, ratingsOptions.Range(parsed), name)) with
        {
            Features = featureOptions.Input(parsed, files),
            Recipe = EnumName.Of(modelOptions.Recipe(parsed)),
        },
        _recipes[name].Training,
        _recipes[name].Validation,
    }).Concat(Auto is null ? [] : [new
    {
        Input = ratingsOptions.Input(parsed, AutoFit.Name, new()) with
        {
            Features = featureOptions.Input(parsed, files),
            Budget = Auto.Budget,
        },
    }]);

    private Candidate Blend(AutoOptions auto) => new(AutoFit.Name, (fold, work) => AutoFit.Run(
        fold,
        auto with { Threads = work.Threads, Features = featureOptions.Align(parsed, files, fold, cancellation: work.Cancellation) },
        work.Progress,
        work.Cancellation).Model);

    private Candidate CandidateOf(string name, CancellationToken cancellation)
    {
        var range = ratingsOptions.Range(parsed);
        var like = modelOptions.Build(parsed, range, FeatureOptions.InputsOf(files), name);
        var own = files.Where(file => FeatureOptions.Reads(like, file.Key)).ToDictionary();
        return Candidate.Create(name, Plan, like) with { Validation = _recipes[name].Validation };

        TrainingPlan Plan(Split fold)
        {
            var features = featureOptions.Align(parsed, own, fold, cancellation: cancellation);
            return new TrainingPlan(
                modelOptions.Build(parsed, range, FeatureOptions.InputsOf(features, fold), name), _recipes[name].Training, features);
        }
    }
}
