using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Auto;

/// <summary>What is tried, in waves: what pays most for its time first. A wave that brings nothing ends the trials.</summary>
/// <param name="train">Training rows.</param>
/// <param name="rows">How many there are to learn from.</param>
/// <param name="options">Seed and content.</param>
internal sealed class Portfolio(Ratings train, RowCounts rows, AutoOptions options)
{
    private const int MostEpochs = 60;
    private const int FewestSteps = 5000; // of the runs by batches, as in the study 'best'
    private readonly RatingRange _scale = new(train.Value.Min(), train.Value.Max());

    /// <summary>The waves.</summary>
    public IReadOnlyList<IReadOnlyList<Candidate>> Waves() =>
    [
        [
            new(Baseline.Yardstick.Name, Baseline.Yardstick.Name, new(), new TrainingOptions()),
            Sampled("bayesian-svdpp", 12), Sampled("bayesian-svdpp", 4), Sampled("bayesian-mf", 8), Sampled("bayesian-mf", 2),
        ],
        [BiasedMf(0), BiasedMf(1), PerSample("svdpp", 16, .05), PerSample("svdpp", 16, .1), .. WithContent()],
        [BiasedMf(2), BiasedMf(3), PerSample("svd", 8, .05), PerSample("svd", 8, .1), PerSample("svd", 32, .05), PerSample("svd", 32, .1)],
    ];

    private Candidate Sampled(string model, int factors)
    {
        var chosen = new ModelOptions { Factors = factors, OutputRange = _scale };
        return new(model, model, chosen, Recipe.Fitted(model, rows, chosen) with { Seed = options.Seed });
    }

    private Candidate PerSample(string model, int factors, double pull) => new(
        model,
        model,
        new ModelOptions { Factors = factors, OutputRange = _scale },
        new TrainingOptions
        {
            Epochs = MostEpochs,
            Optimizer = new PerSampleSgd(.01, pull) { ImplicitFeedback = model == "svdpp" },
            EarlyStopping = new(Patience: 3),
            Seed = options.Seed,
        });

    private Candidate BiasedMf(int run)
    {
        var recipe = Recipe.For("biased-mf");
        return new(
            $"biased-mf {run}",
            "biased-mf",
            new ModelOptions { Factors = 50, OutputRange = Widened },
            recipe with
            {
                Epochs = Math.Max(recipe.Epochs, FewestSteps / Math.Max(1, recipe.StepsPerEpoch(rows.Training))),
                Seed = options.Seed + (ulong)run,
            });
    }

    private IEnumerable<Candidate> WithContent()
    {
        if (options.Features.Count == 0) yield break;
        const string Model = "biased-mf-content";
        var chosen = new ModelOptions
        {
            Factors = 50,
            OutputRange = Widened,
            Inputs = new ModelInputs(
                new(train.Users.Count, train.Items.Count), options.Features.ToDictionary(features => features.Name, f => f.Width)),
        };
        yield return new(Model, Model, chosen, Recipe.Fitted(Model, rows, chosen) with { Seed = options.Seed });
    }

    private RatingRange Widened => new(_scale.Min - ((_scale.Max - _scale.Min) / 4), _scale.Max + ((_scale.Max - _scale.Min) / 8));
}
