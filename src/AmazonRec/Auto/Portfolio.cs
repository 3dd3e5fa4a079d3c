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
    private const int Probe = 2; // on few rows biased-mf learns them by heart: one run tells, before others cost more
    private const int MostEpochs = 60;
    private const int FewestSteps = 5000; // of the runs by batches, as in the study 'best'
    private readonly long _content = Math.Max(
        options.Features.Count, options.Features.Sum(features => features.Values.LongCount(value => value != 0)));
    private readonly RatingRange _scale = new(train.Value.Min(), train.Value.Max());

    /// <summary>A wave, from 1; empty after the last.</summary>
    /// <param name="number">Which.</param>
    /// <param name="tried">What the waves before came to: where content brought nothing, it is not tried again.</param>
    public IReadOnlyList<Candidate> Wave(int number, IReadOnlyList<Trial> tried) => number switch
    {
        1 =>
        [
            new(Baseline.Yardstick.Name, Baseline.Yardstick.Name, new(), new TrainingOptions()),
            Sampled("bayesian-mf", 2), Sampled("bayesian-mf", 8),
            .. WithAndWithoutContent("bayesian-svdpp", 12, Scattering.None),
            .. WithAndWithoutContent("bayesian-svdpp", 12, Scattering.Users),
            .. inTime ? WithAndWithoutContent("bayesian-timesvd", 12, Scattering.None) : [],
        ],
        Probe => [BiasedMf(0)],
        3 =>
        [
            .. Suits(tried) ? [BiasedMf(1)] : PerSampled(),
            Sampled("bayesian-svdpp", 20, Scattering.Users) with { ContentNumbers = Pays(tried) ? _content : 0 },
            Sampled("bayesian-svdpp", 20, Scattering.Items) with { ContentNumbers = Pays(tried) ? _content : 0 },
            .. Pays(tried) ? [Reading("biased-mf-content")] : Array.Empty<Candidate>(),
        ],
        4 =>
        [
            .. Suits(tried) ? [BiasedMf(2), BiasedMf(3), .. PerSampled()] : Array.Empty<Candidate>(),
            Sampled("bayesian-svdpp", 32, Scattering.Users) with { ContentNumbers = Pays(tried) ? _content : 0 },
        ],
        _ => [],
    };

    /// <summary>Whether a wave only finds out what belongs to the next, and does not end the trials by bringing nothing.</summary>
    /// <param name="number">Which.</param>
    public static bool IsProbe(int number) => number == Probe;

    /// <summary>Whether the run of biased-mf that was tried is near the baseline, so that more of them are worth their time.</summary>
    private static bool Suits(IReadOnlyList<Trial> tried) =>
        tried.FirstOrDefault(trial => trial.Candidate.Model == "biased-mf") is { IsUsable: true } first
        && !WeighedTrials.IsFarWorse(first, tried);

    private static bool Pays(IReadOnlyList<Trial> tried) => tried
        .Where(trial => trial.IsUsable && trial.Candidate.Model == "bayesian-svdpp")
        .MinBy(trial => trial.Rmse) is { Candidate.TakesContent: true };

    private IReadOnlyList<ItemFeatures> Content => options.Features;

    /// <summary>A sampled model without content and, where there is any, with it: the better of both may become a part.</summary>
    private IEnumerable<Candidate> WithAndWithoutContent(string model, int factors, Scattering scatter)
    {
        var plain = Sampled(model, factors, scatter);
        return Content.Count == 0 ? [plain] : [plain, plain with { ContentNumbers = _content }];
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

    private Candidate[] PerSampled() => [PerSample("svdpp", 16, .1), PerSample("svd", 8, .1), PerSample("svd", 32, .1)];

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
            new ModelOptions { Factors = 50, OutputRange = ModelZoo.Find("biased-mf").RangeOn(_scale) },
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
            OutputRange = ModelZoo.Find(model).RangeOn(_scale),
            Inputs = new ModelInputs(
                new(train.Users.Count, train.Items.Count), Content.ToDictionary(features => features.Name, features => features.Width)),
        };
        return new(model, model, chosen, Recipe.Fitted(model, rows, chosen) with { Seed = options.Seed }) { ContentNumbers = _content };
    }
}
