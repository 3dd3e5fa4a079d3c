using AmazonRec.Evaluation.Inference;
using AmazonRec.Studies.Results;
using static AmazonRec.Studies.Published.Wording;

namespace AmazonRec.Studies.Published;

/// <summary>
/// What the study shows: what it is worth to go on from weights that have seen the test rows, how much of the published fold error that
/// explains, and whether the network beats a mean with biases in the error that it was published with.
/// </summary>
internal static class MoviesFindings
{
    /// <summary>The sentences, as far as the result has the numbers.</summary>
    public static IReadOnlyList<string> Of(StudyResult result) => [.. Carrying(result), .. AgainstBiases(result)];

    private static IEnumerable<string> Carrying(StudyResult result)
    {
        var (fresh, carried) = (In(MoviesStudy.Fresh), In(MoviesStudy.Carried));
        if (fresh is null || carried is null) yield break;
        yield return $"Over the same {carried.Folds.Count} folds {MoviesStudy.Final} has MAE {Spread(carried)} if it goes on from a "
            + $"model of all rows, and {Spread(fresh)} with fresh weights: {Percent(Gain(fresh, carried))} of the error is gone.";
        if (In(MoviesStudy.FreshAsLong) is { } longer)
            yield return $"Fresh weights that train for as many epochs reach {Spread(longer)}. So more epochs alone change MAE by "
                + $"{Signed(longer.Mae.Estimate - fresh.Mae.Estimate)}, and having seen the test rows by "
                + $"{Signed(carried.Mae.Estimate - longer.Mae.Estimate)}.";
        if (carried.History is { Epochs: [var seen, ..] } && fresh.History is { Epochs: [var begun, ..] })
            yield return $"Its training loss over the first epoch of the first fold is {Number(seen.TrainLoss)} if it goes on, and "
                + $"{Number(begun.TrainLoss)} with fresh weights; the original's first batch begins at 0.19.";
        yield return Published(result, Gain(fresh, carried));

        ModelResult? In(string setting) => result.Setting(setting)?.Find(MoviesStudy.Final);
    }

    private static double Gain(ModelResult fresh, ModelResult carried) => 1 - (carried.Mae.Estimate / fresh.Mae.Estimate);

    /// <summary>Whether the same gain leads from the errors published of one split to that of the folds.</summary>
    private static string Published(StudyResult result, double gain)
    {
        var folds = MoviesStudy.Study.Settings.Single(s => s.Name == MoviesStudy.Carried).Reported[MoviesStudy.Final].Mae!.Value;
        var alone = MoviesStudy.Study.Models.Single(m => m.Name == MoviesStudy.Final).Reported!;
        var before = alone.MoreMae.Append(alone.Mae!.Value).ToArray();
        var (least, most) = (1 - (folds / before.Min()), 1 - (folds / before.Max()));
        var verdict = gain >= most ? "enough for the whole step"
            : gain >= least ? "enough for the step from the lower figure, and not from the higher"
            : gain > 0 ? "a part of it"
            : "none of it";
        return $"The published {Plain(folds)} of the folds is {Percent(least)} to {Percent(most)} below the "
            + $"{string.Join(" and ", before.Order().Select(Plain))} of one split. {Place(result)} carrying weights over takes "
            + $"{Percent(gain)} away: {verdict}.";
    }

    private static IEnumerable<string> AgainstBiases(StudyResult result)
    {
        foreach (var setting in result.Settings.Take(2))
        {
            if (setting.Find(MoviesStudy.Final) is not { AgainstBaseline.Difference.Mae: var difference } own) continue;
            if (setting != result.Settings[0] && own.Mae == result.Settings[0].Find(MoviesStudy.Final)?.Mae) continue; // the same rows
            var (biases, dot) = (setting.Yardstick(), setting.Find("dot"));
            var product = dot is null ? "" : $", the dot product {Number(dot.Mae.Estimate)}";
            yield return $"In the setting '{setting.Title()}' {MoviesStudy.Final} has MAE {Number(own.Mae.Estimate)}, {biases.Name} "
                + $"{Number(biases.Mae.Estimate)} and the mean of all ratings {Number(Mean(setting))}{product}. The network is "
                + $"{Told(difference)} {biases.Name} in MAE (difference {Signed(difference.Estimate)} [{Signed(difference.Low)}, "
                + $"{Signed(difference.High)}]).";
        }
    }

    private static double Mean(SettingResult setting) => setting.Find("global-mean")?.Mae.Estimate ?? double.NaN;

    private static string Told(Interval difference) =>
        difference.High < 0 ? "better than" : difference.Low > 0 ? "worse than" : "neither better nor worse than";

    private static string Place(StudyResult result) => result.DataKind == DataKind.Full ? "On the original's rows" : "On these other rows";

    private static string Spread(ModelResult model)
    {
        var folds = model.Folds.Select(f => f.Mae).ToArray();
        var mean = folds.Average();
        return $"{Number(mean)} ± {Number(Math.Sqrt(folds.Average(f => (f - mean) * (f - mean))), 5)}";
    }

    private static string Plain(double value) => Number(value, 2);
}
