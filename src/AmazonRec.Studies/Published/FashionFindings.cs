using AmazonRec.Evaluation;
using AmazonRec.Models.Baselines;
using AmazonRec.Studies.Results;
using static AmazonRec.Studies.Published.Wording;

namespace AmazonRec.Studies.Published;

/// <summary>
/// What the study shows: how near a user's mean comes to the published figures, what copies have to do with it, when training converged,
/// and whether the rows can be those of the original.
/// </summary>
internal static class FashionFindings
{
    private const double Near = .05; // of the published RMSE; the figure moves as much from one draw of the rows to another
    private const double Half = .5; // of the variance that the mean explains: if it explains less without copies, they are the reason

    private const double Most = .5; // of the test rows: where fewer have copies, there are other reasons as well
    private const string OtherGoods = "gift-cards"; // of the shop, whose ratings say nothing of fashion

    private const int Said = 10; // epochs, by the original

    /// <summary>The sentences, as far as the result has the numbers.</summary>
    public static IReadOnlyList<string> Of(StudyResult result)
    {
        var reported = result.Setting("as reported");
        var published = FashionStudy.Study.Models.Select(m => m.Reported).OfType<Reported>().Single();
        return result.DataName == OtherGoods || reported?.Find(Baseline.ShrunkUserMean.Name) is not { Folds: [var mean, ..] }
            ? []
            : [
                .. Reached(result, reported, published, mean), .. Copies(result, reported, mean), .. Converged(result, reported),
                .. Possible(published, mean)];
    }

    private static IEnumerable<string> Reached(StudyResult result, SettingResult reported, Reported published, RatingMetrics mean)
    {
        var above = (mean.Rmse / published.Rmse!.Value) - 1;
        var near = Math.Abs(above) <= Near;
        var verdict = near
            ? $"{Percent(Math.Abs(above))} from the published RMSE: no text and no photo is needed for such errors"
            : above < 0 ? "below the published RMSE: no text and no photo is needed for such errors"
            : $"{Percent(above)} above the published RMSE";
        yield return $"As reported, the user's mean shrunk by one rating reaches {Words(mean)}; the network with texts and photos was "
            + $"published with {published.InWords()}{(result.DataKind == DataKind.Full ? "" : ", on other rows of the shop")}. The mean is "
            + $"{verdict}.";
        if (result.FinalModel().Ran is { } ran && reported.Find(ran) is { Folds: [var own, ..] })
            yield return $"{ran}, trained beside it, reaches {Words(own)}.";
        if (result.Setting("five folds") is { } folds)
        {
            var lines = new[] { Baseline.ShrunkUserMean.Name, result.FinalModel().Ran ?? "" }.Select(folds.Find).OfType<ModelResult>()
                .Select(m =>
                    $"{m.Name} {Number(m.Rmse.Estimate)} ({Number(m.Folds.Min(f => f.Rmse))} to {Number(m.Folds.Max(f => f.Rmse))})");
            yield return $"RMSE over five folds, and that of the folds: {string.Join(", ", lines)}.";
        }
    }

    private static IEnumerable<string> Copies(StudyResult result, SettingResult reported, RatingMetrics mean)
    {
        if (reported.Leak is not { SameUserAndText: > 0 and var same, TestRows: var rows, OnCopies: { } on } leak) yield break;
        var split = leak.OnOthers is { } others
            ? $" The plain user mean has RMSE {Number(on.UserMean.Rmse)} on rows with a copy, {Number(others.UserMean.Rmse)} on the others."
            : "";
        yield return $"{Percent((double)same / rows)} of the test rows share user and text with a training row.{split}";
        var removed = result.Setting("copies removed");
        if (removed?.Find(Baseline.ShrunkUserMean.Name) is not { Folds: [var once, ..] }) yield break;
        var explained = same >= Most * rows && once.R2 < Half * mean.R2;
        yield return $"With one row for each user and text, the same mean reaches {Words(once)}"
            + (explained ? ": copies explain what it knew." : ".");
    }

    private static IEnumerable<string> Converged(StudyResult result, SettingResult reported)
    {
        if (result.FinalModel().Ran is not { } ran || reported.Find(ran)?.History is not { Epochs.Count: > 0 } history) yield break;
        if (history.Epochs.Any(e => e.ValidationLoss is null)) yield break;
        var (first, least) = (history.Epochs[0].ValidationLoss!.Value, history.Epochs.MinBy(e => e.ValidationLoss)!);
        var early = history.Epochs.Take(Said).Min(e => e.ValidationLoss)!.Value;
        var way = first > least.ValidationLoss ? (first - early) / (first - least.ValidationLoss!.Value) : 1;
        yield return $"{ran} has its least loss on the test rows after epoch {least.Epoch} of {history.Epochs.Count}; the original says "
            + $"that it converged by about {Said}. Within {Said} epochs {Percent(way)} of the way from the first epoch's loss is made.";
    }

    private static IEnumerable<string> Possible(Reported published, RatingMetrics mean)
    {
        var (deviation, most) = (mean.Rmse / Math.Sqrt(1 - mean.R2), published.MostDeviation()); // R² is 1 - MSE / variance
        var measured = $"The test ratings have a deviation of {Number(deviation)}";
        yield return deviation <= most
            ? $"{measured}, and the published RMSE and Pearson allow {Number(most)} at most: these rows could give such figures."
            : $"{measured}, but the published RMSE and Pearson allow {Number(most)} at most: these can't be the original's rows.";
    }

    private static string Words(RatingMetrics m) =>
        $"RMSE {Number(m.Rmse)}, MAE {Number(m.Mae)}, Pearson {(double.IsNaN(m.Pearson) ? "undefined" : Number(m.Pearson))}";
}
