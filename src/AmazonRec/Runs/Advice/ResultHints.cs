using System.Globalization;
using AmazonRec.Engines;
using AmazonRec.Models.Bayesian;
using AmazonRec.Training;

namespace AmazonRec.Runs.Advice;

/// <summary>What the test rows tell.</summary>
internal static class ResultHints
{
    /// <summary>Predictions that deviate less than this share of what the ratings do are the mean.</summary>
    private const double NextToNothing = .05;

    private const double Tolerance = .01; // of the baseline's error
    private const double StrongDecay = .1;

    /// <summary>Most test rows are of users that no model has seen.</summary>
    public static Hint? UnknownUsers(Facts facts)
    {
        if (facts.Result.Test is not { Count: var rows, ColdRows: { } cold }) return null;
        var unknown = cold.UnknownUser + cold.UnknownBoth;
        return unknown * 2 <= rows
            ? null
            : new Hint(
                "unknown-users",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(double)unknown / rows:P0} of the test rows are of users without training ratings, and say little of the model"),
                facts.Result.Split.Method == "random" ? ["--min-user-ratings 5"] : ["--min-user-ratings 5", "--split random"]);
    }

    /// <summary>Every prediction is about the same.</summary>
    public static Hint? PredictsMean(Facts facts)
    {
        var test = facts.Result.Test;
        if (facts.Result.PredictionDeviation is not { } deviation || double.IsNaN(test.R2)) return null;
        var ratings = test.Rmse / Math.Sqrt(1 - test.R2);
        if (deviation >= NextToNothing * ratings) return null;
        return new Hint(
            "predicts-mean",
            string.Create(
                CultureInfo.InvariantCulture,
                $"predicts the mean: the deviation of predictions is {deviation:F2}, that of ratings {ratings:F2}{Reason(facts)}"),
            [.. facts.FittedRecipe, .. facts.OtherModels]);
    }

    /// <summary>Biases drift, but the test rows lie among the training rows, and their times are not read.</summary>
    public static Hint? DriftAveraged(Facts facts) =>
        facts.Options.Optimizer is GibbsSampling { Drift: true } && TestTime.Of(facts.Result.Split.Method) == Horizon.Among
            ? new Hint(
                "drift-averaged",
                $"with the split '{facts.Result.Split.Method}', test rows are of any time, which no prediction reads: biases that drift "
                + "are taken on the mean over the training rows, and gain next to nothing",
                ["--split time", "--split user-time", "--model bayesian-svdpp"])
            : null;

    /// <summary>The tuned baseline, which knows nothing of pairs, is better.</summary>
    public static Hint? BehindBaseline(Facts facts)
    {
        if (facts.Behind is not > Tolerance) return null;
        return new Hint(
            "behind-baseline",
            string.Create(CultureInfo.InvariantCulture, $"worse than tuned-bias by {facts.Behind:P0}")
            + (facts.LacksBiases ? $", as {facts.Result.Model} has no biases of users and items" : ""),
            [.. facts.FittedRecipe, .. facts.OtherModels]);
    }

    private static string Reason(Facts facts) => facts switch
    {
        { History: { KeptEpoch: 0, Start: not null } } => "; no epoch was better than the start",
        { Decay: >= StrongDecay } => $"; a decay of {Facts.Number(facts.Decay)} pulls all weights to zero",
        { History.Epochs.Count: 1 } => ", after one epoch",
        _ when facts.History.Epochs is [var first, .., var last] && last.TrainLoss > .99 * first.TrainLoss =>
            "; the training loss hardly fell",
        _ => "",
    };
}
