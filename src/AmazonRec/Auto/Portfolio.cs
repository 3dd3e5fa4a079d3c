using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Auto;

/// <summary>What is tried, what pays most for its time first. Options were chosen by hand on validation rows of the sets named in docs.</summary>
internal static class Portfolio
{
    /// <summary>Name of the first part.</summary>
    public const string Baseline = "tuned-bias";

    private const int MostEpochs = 60;
    private const int FewestSteps = 5000; // of the runs by batches, as in the study 'best'

    /// <summary>The families in their order, each with its candidates.</summary>
    /// <param name="train">Training rows.</param>
    /// <param name="scale">Of the ratings.</param>
    /// <param name="options">Seed and threads.</param>
    public static IReadOnlyList<IReadOnlyList<Candidate>> Of(Ratings train, RatingRange scale, AutoOptions options) =>
    [
        [new(Baseline, Baseline, new(), new TrainingOptions())],
        [.. from factors in new[] { 8, 32 }
            from pull in new[] { .05, .1 }
            select Sampled("svd", factors, pull, scale, options)],
        [BiasedMf(0, train.Count, scale, options)],
        [Sampled("svdpp", 16, .05, scale, options), Sampled("svdpp", 16, .1, scale, options)],
        [BiasedMf(1, train.Count, scale, options)],
        [BiasedMf(2, train.Count, scale, options)],
    ];

    /// <summary>Seconds for a number of a row in an epoch, about.</summary>
    public static double SecondsPerNumber(string model) => model switch
    {
        "svd" => 1.5e-9,
        "svdpp" => 2e-8,
        _ => 5e-9,
    };

    private static Candidate Sampled(string model, int factors, double pull, RatingRange scale, AutoOptions options) => new(
        model,
        model,
        new ModelOptions { Factors = factors, OutputRange = scale },
        new TrainingOptions
        {
            Epochs = MostEpochs,
            Optimizer = new PerSampleSgd(.01, pull) { ImplicitFeedback = model == "svdpp" },
            EarlyStopping = new(Patience: 3),
            Seed = options.Seed,
            Threads = options.Threads,
        });

    private static Candidate BiasedMf(int run, int rows, RatingRange scale, AutoOptions options)
    {
        var recipe = Recipe.For("biased-mf");
        var span = scale.Max - scale.Min;
        return new(
            $"biased-mf {run}",
            "biased-mf",
            new ModelOptions { Factors = 50, OutputRange = new RatingRange(scale.Min - (span / 4), scale.Max + (span / 8)) },
            recipe with
            {
                Epochs = Math.Max(recipe.Epochs, FewestSteps / Math.Max(1, recipe.StepsPerEpoch(rows))),
                Seed = options.Seed + (ulong)run,
                Threads = options.Threads,
            });
    }
}
