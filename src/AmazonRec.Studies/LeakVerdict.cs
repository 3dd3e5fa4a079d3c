using AmazonRec.Data.Inspection;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Leaks;

namespace AmazonRec.Studies;

/// <summary>
/// What copies in a file mean for who trains on it: the verdict on its random splits, by the rule that every split is judged by.
/// </summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Text">The same in plain words, one or a few sentences.</param>
public sealed record LeakVerdict(LeakLevel Level, string Text)
{
    private const double NextToNothing = .02;

    /// <summary>The verdict on a file.</summary>
    /// <param name="rows">Rows of the file.</param>
    /// <param name="duplicates">Its copies.</param>
    /// <param name="floor">What trivial baselines reach; null where it was not measured.</param>
    public static LeakVerdict Judge(int rows, DuplicateReport duplicates, Floor? floor)
    {
        var blind = duplicates.HasTexts ? "" : " The file holds no texts, so copies of a review on other items can't be told.";
        if (duplicates.RowsInGroups == 0)
            return new(
                LeakLevel.None,
                $"Nothing to worry about: no row is a copy of another, so a random split of this file leaks nothing.{blind}");
        var share = (double)duplicates.RowsInGroups / rows;
        var copies = $"{duplicates.RowsInGroups:N0} of {rows:N0} rows ({share:P1}) have a copy";
        if (floor is not { Splits: [{ Lines.Count: > 0, Memory: { } memory } random, var together, var once] })
            return new(
                LeakLevel.Copies,
                $"{copies}: keep copies on one side of a split, or drop them. What a random split leaks was not measured.{blind}");
        if (memory.Level != LeakLevel.Leaks)
            return new(
                LeakLevel.Copies,
                $"Little to worry about: {copies}, and {memory.Share:P1} of a random split's test rows have one among the training "
                + $"rows{(memory.Copies == 0 ? "" : $", but {LeakWords.NoLeak(memory)}")}. Keep copies together all the same.{blind}");
        return new(
            LeakLevel.Leaks,
            $"A random split of this file leaks: {memory.Share:P0} of its test rows have a copy among the training "
            + $"rows{Trivial(random)}. On rows with a copy, {LeakWords.Memory(memory)}. With copies on one side {Reached(together)}, "
            + $"with each text once {Reached(once)}. A model that does better on a random split may have learned nothing else: keep "
            + $"copies together, or drop them.{blind}");
    }

    /// <summary>What the best baseline gains by it; the global mean, which remembers nothing, tells nothing.</summary>
    private static string Trivial(FloorSplit split) =>
        split.Best() is { } best && best != split.Lines[0]
            ? $", so that a trivial baseline, {best.Baseline}, reaches RMSE {best.Rmse.Mean:F2}"
            : "";

    private static string Reached(FloorSplit split) => split.Best() is not { } best ? "nothing could be measured"
        : split.Gain() < NextToNothing ? $"nothing is worth more than the global mean ({split.Lines[0].Rmse.Mean:F2})"
        : $"the best, {best.Baseline}, reaches {best.Rmse.Mean:F2} (global mean {split.Lines[0].Rmse.Mean:F2})";
}
