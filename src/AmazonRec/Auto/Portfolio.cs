using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Bayesian;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Auto;

/// <summary>What is tried, in waves: what pays most for its time first. A wave that brings nothing ends the trials.</summary>
/// <param name="train">Training rows.</param>
/// <param name="rows">How many there are to learn from.</param>
/// <param name="options">Seed and content.</param>
/// <param name="inTime">Whether rows to predict come after those to train on, which have times.</param>
internal sealed class Portfolio(Ratings train, RowCounts rows, AutoOptions options, bool inTime)
{
    private const int MostEpochs = 60;
    private const int FewestSteps = 5000; // of the runs by batches, as in the study 'best'
    private readonly RatingRange _scale = new(train.Value.Min(), train.Value.Max());

    /// <summary>The waves.</summary>
    public IReadOnlyList<IReadOnlyList<Candidate>> Waves() =>
    [
        [
            new(Baseline.Yardstick.Name, Baseline.Yardstick.Name, new(), new TrainingOptions()),
            Sampled("bayesian-mf", 2), Sampled("bayesian-mf", 8),
            .. WithAndWithoutContent("bayesian-svdpp", 12, Scattering.None),
            .. WithAndWithoutContent("bayesian-svdpp", 12, Scattering.Users),
            .. inTime ? WithAndWithoutContent("bayesian-timesvd", 12, Scattering.None) : [],
        ],
        [
            BiasedMf(0), BiasedMf(1),
            .. WithAndWithoutContent("bayesian-svdpp", 20, Scattering.Users),
            .. WithAndWithoutContent("bayesian-svdpp", 20, Scattering.Items),
            .. Content.Take(1).Select(_ => Reading("biased-mf-content")),
        ],
        [BiasedMf(2), BiasedMf(3), PerSample("svdpp", 16, .1), PerSample("svd", 8, .1), PerSample("svd", 32, .1)],
    ];

    private IReadOnlyList<ItemFeatures> Content => options.Features;

    /// <summary>A sampled model without content and, where there is any, with it: the better of both may become a part.</summary>
    private IEnumerable<Candidate> WithAndWithoutContent(string model, int factors, Scattering scatter)
    {
        var plain = Sampled(model, factors, scatter);
        return Content.Count == 0 ? [plain] : [plain, plain with { TakesContent = true }];
    }

    private Candidate Sampled(string model, int factors, Scattering scatter = Scattering.None)
    {
        var chosen = new ModelOptions { Factors = factors, OutputRange = _scale };
        var recipe = Recipe.Fitted(model, rows, chosen);
        return new($"{model}{(scatter == Scattering.None ? "" : $" {factors} {scatter}")}", model, chosen, recipe with
        {
            Optimizer = (GibbsSampling)recipe.Optimizer with { Scatter = scatter },
            Seed = options.Seed,
        });
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

    /// <summary>A model whose graph reads the content.</summary>
    private Candidate Reading(string model)
    {
        var chosen = new ModelOptions
        {
            Factors = 50,
            OutputRange = Widened,
            Inputs = new ModelInputs(
                new(train.Users.Count, train.Items.Count), Content.ToDictionary(features => features.Name, features => features.Width)),
        };
        return new(model, model, chosen, Recipe.Fitted(model, rows, chosen) with { Seed = options.Seed }) { TakesContent = true };
    }

    private RatingRange Widened => new(_scale.Min - ((_scale.Max - _scale.Min) / 4), _scale.Max + ((_scale.Max - _scale.Min) / 8));
}
