using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Models.Zoo;
using AmazonRec.Runs;
using AmazonRec.Training;

namespace AmazonRec.Testing.Models;

/// <summary>Results of trainings that never were, to see what is made of them.</summary>
public static class MadeUpResult
{
    /// <summary>A good run: better than the baseline, stopped early.</summary>
    public static ExperimentResult Good { get; } = Of([(1.0, 1.0), (.8, .9), (.7, .95)], kept: 2);

    /// <summary>One hint of each kind comes of these, by its code.</summary>
    public static IReadOnlyDictionary<string, ExperimentResult> ByHint { get; } = new Dictionary<string, ExperimentResult>
    {
        ["diverged"] = Good with { History = Good.History with { Diverged = true } },
        ["unknown-users"] = Good with { Test = Good.Test with { ColdRows = new ColdRows(0, 60, 10, 0) } },
        ["predicts-mean"] = Good with { PredictionDeviation = .02 },
        ["overfits"] = Of([(1.2, 1.4), (.6, 1.3), (.35, 1.5)], kept: 3),
        ["still-falling"] = Of([(1.2, 1.4), (1.1, 1.3), (1.0, 1.2)], kept: 3, epochs: 3),
        ["behind-baseline"] = Of([(1.0, 1.0), (.8, .9), (.7, .91)], kept: 2) with { Test = new RatingMetrics(100, 1.2, .9, .1, .1, .1), Model = "dot-mf" },
        ["drift-averaged"] = Good with
        {
            Options = new TrainingOptions { Optimizer = new AmazonRec.Engines.GibbsSampling { Drift = true } },
            Model = "bayesian-timesvd",
        },
        ["start-kept"] = Of([(1.2, 1.4), (1.1, 1.5)], kept: 0),
    };

    /// <summary>A run of svd with these losses.</summary>
    /// <param name="losses">Of training and validation rows.</param>
    /// <param name="kept">The epoch.</param>
    /// <param name="epochs">How many there might have been.</param>
    public static ExperimentResult Of((double Training, double Validation)[] losses, int kept, int epochs = 20)
    {
        EpochResult[] results = [.. losses.Select((loss, at) => new EpochResult(at + 1, loss.Training, loss.Validation, .01, 1))];
        return new ExperimentResult(
            "svd",
            "managed",
            new TrainingOptions { Epochs = epochs, Optimizer = new AmazonRec.Engines.PerSampleSgd(), EarlyStopping = new(3) },
            [],
            [],
            new SplitSummary("random", 0, Protocol.Clean, "0123456789abcdef", 800, 100, 100),
            new History(results, kept, losses.Length < epochs, Diverged: false) { Start = kept == 0 ? new(0, 1, 1, 0, 0) : null },
            Validation: null,
            new RatingMetrics(100, .9, .7, .4, .4, .1),
            new Dictionary<string, RatingMetrics> { ["tuned-bias"] = new(100, 1, .8, .3, .3, .05) },
            Seconds: 1)
        {
            PredictionDeviation = .4,
            Input = new RunInput("ratings.csv", "svd", new ModelOptions(), RatingRange.Stars, null, 0) { Recipe = "published" },
        };
    }
}
