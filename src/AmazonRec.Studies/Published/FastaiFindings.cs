using AmazonRec.Models.Baselines;
using AmazonRec.Studies.Results;
using static AmazonRec.Studies.Published.Wording;

namespace AmazonRec.Studies.Published;

/// <summary>
/// What the study shows: each step of the ladder beside the published loss, what a model says before it has learned anything, what means
/// reach on the same rows, and of how many test rows training has seen the user and the item.
/// </summary>
internal static class FastaiFindings
{
    private const double Near = .1; // of the loss of a model that has learned nothing; nearer than that, little was learned

    /// <summary>The sentences, as far as the result has the numbers.</summary>
    public static IReadOnlyList<string> Of(StudyResult result)
    {
        if (result.Setting("as reported") is not { } reported) return [];
        return
        [
            .. Ladder(result, reported), .. Untaught(reported), .. Means(reported), .. Seen(reported), .. Clean(result),
            .. AttributeFindings.Of(result),
        ];
    }

    private static IEnumerable<string> Ladder(StudyResult result, SettingResult reported)
    {
        var published = FastaiStudy.Study.Models.ToDictionary(m => m.Name, m => m.Reported);
        string[] steps =
        [
            .. Steps(reported).Select(m => $"{m.Name} {Number(m.Mse())}{(published.GetValueOrDefault(m.Name)?.Mse is { } mse
                ? $" (published {Number(mse)})" : "")}"),
        ];
        if (steps.Length == 0) yield break;
        var other = result.DataKind == DataKind.Full
            ? ""
            : $" The published losses are of 10,000 rows of electronics, users x categories; ours are of other data: {result.Data}.";
        yield return $"Validation loss as reported (MSE): {string.Join(", ", steps)}.{other}";
    }

    /// <summary>A dot product of factors near zero says 0, and in a range the middle of it: which losses that makes.</summary>
    private static IEnumerable<string> Untaught(SettingResult reported)
    {
        var (nothing, middle) = (Mse(reported, FastaiStudy.Nothing.Name), Mse(reported, FastaiStudy.Middle.Name));
        var (dot, range) = (Mse(reported, FastaiStudy.Dot), Mse(reported, FastaiStudy.Range));
        if (double.IsNaN(nothing + middle + dot + range)) yield break;
        yield return $"A dot product that has learned nothing says 0, which has MSE {Number(nothing)} here, and in the sigmoid range it "
            + $"says {Short(FastaiStudy.MiddleOfRange)}, which has {Number(middle)}; the trained ones have {Number(dot)} and "
            + $"{Number(range)}.";
        if (dot < (1 - Near) * nothing || range < (1 - Near) * middle) yield break;
        var (mean, variance) = Implied(dot, range);
        var (actual, spread) = Implied(nothing, middle);
        var (theirs, left) = (Implied(Published(FastaiStudy.Dot), Published(FastaiStudy.Range)), Published(FastaiStudy.Net));
        yield return "They have learned next to nothing, and such losses tell how large the ratings are. From these two, the test "
            + $"ratings' mean and variance would be {Short(mean)} and {Short(variance)}; they are {Short(actual)} and {Short(spread)}. In "
            + $"the same way the two published losses mean {Short(theirs.Mean)} and {Short(theirs.Variance)}, so that a constant would "
            + $"have had an MSE of about {Short(theirs.Variance)} there, {(theirs.Variance < left ? "less" : "more")} than the "
            + $"published net's {Number(left)}.";
    }

    private static IEnumerable<string> Means(SettingResult reported)
    {
        var (mean, tuned) = (Mse(reported, "global-mean"), Mse(reported, Baseline.Yardstick.Name));
        ModelResult[] steps = [.. Steps(reported)];
        if (double.IsNaN(mean + tuned) || steps.Length == 0) yield break;
        var best = steps.MinBy(m => m.Mse())!;
        yield return $"On the same rows the global mean has MSE {Number(mean)}, {Baseline.Yardstick.Name} {Number(tuned)}. "
            + $"Of the {steps.Length} steps, {Below(mean)} below the mean's and {Below(tuned)} below {Baseline.Yardstick.Name}'s; the best "
            + $"is {best.Name} with {Number(best.Mse())}.";

        string Below(double mse) => steps.Count(m => m.Mse() < mse) switch
        {
            0 => "none is",
            1 => "one is",
            var count when count == steps.Length => "all are",
            var count => $"{count} are",
        };
    }

    /// <summary>What it is worth to answer for the unknown by more than the network.</summary>
    private static IEnumerable<string> Clean(StudyResult result)
    {
        if (result.Setting("clean") is not { } clean || !Steps(clean).Any()) yield break;
        var best = Steps(clean).MinBy(m => m.Mse())!;
        yield return "Where bias estimates answer for users and items without a training row (clean), the best step is "
            + $"{best.Name} with {Number(best.Mse())}, and {Baseline.Yardstick.Name} has {Number(Mse(clean, Baseline.Yardstick.Name))}.";
    }

    private static IEnumerable<string> Seen(SettingResult reported)
    {
        if (reported.Splits is not [{ Leaks: { TestRows: > 0 } leaks }, ..]) yield break;
        var (user, item) = ((double)leaks.UnseenUserRows / leaks.TestRows, (double)leaks.UnseenItemRows / leaks.TestRows);
        yield return $"{Percent(1 - user)} of the test rows have a user with a training row, {Percent(1 - item)} an item with one"
            + (user > .5 ? ": of most users nothing can be learned." : ".");
    }

    /// <summary>Mean and variance of test ratings, if one loss is that of 0 and the other that of the middle of the range.</summary>
    internal static (double Mean, double Variance) Implied(double nothing, double middle)
    {
        var at = FastaiStudy.MiddleOfRange;
        var mean = (nothing - middle + (at * at)) / (2 * at);
        return (mean, nothing - (mean * mean));
    }

    private static IEnumerable<ModelResult> Steps(SettingResult reported) => reported.Models.Where(m => !m.IsBaseline);

    private static double Published(string step) => FastaiStudy.Study.Models.Single(m => m.Name == step).Reported!.Mse!.Value;

    private static double Mse(SettingResult setting, string model) => setting.Find(model)?.Mse() ?? double.NaN;

    private static string Short(double value) => Number(value, 2);
}
