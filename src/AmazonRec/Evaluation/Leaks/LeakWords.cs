namespace AmazonRec.Evaluation.Leaks;

/// <summary>What copies mean, in words: the same for a split, for folds and for a file.</summary>
public static class LeakWords
{
    private const double NoGain = .0005; // 0.1 % is the least that is written

    /// <summary>What memory reaches on rows with a copy, beside means: the middle of a sentence.</summary>
    internal static string Memory(CopyMeasure measure) => measure.OnCopies is not { Memory: { } memory, WithoutCopies: { } without } group
        ? "nothing was measured"
        : $"memory alone, which answers with the copy's rating, reaches RMSE {memory.Rmse:F2} there and a user mean "
            + $"{group.UserMean.Rmse:F2}, and the best mean that leaves the copies out {without.Rmse:F2}";

    /// <summary>Why copies do not leak: the middle of a sentence.</summary>
    internal static string NoLeak(CopyMeasure measure) => measure.Share < LeakRule.LeastShare
        ? $"they are less than {LeakRule.LeastShare:P0} of the rows"
        : measure.Gain < NoGain ? $"remembering them gains nothing: {Memory(measure)}"
        : $"remembering them makes the RMSE over all rows smaller by {measure.Gain:P1}, which is less than {LeakRule.LeastGain:P0}: "
            + $"{Memory(measure)}";
}
