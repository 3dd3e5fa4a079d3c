namespace AmazonRec.Evaluation.Leaks;

/// <summary>When copies make a split leak: one rule for splits, folds and files. It depends on the rows alone, not on any model.</summary>
internal static class LeakRule
{
    /// <summary>A split leaks only if this share of its rows has a copy. Fewer are told, but move no number that anyone compares.</summary>
    public const double LeastShare = .01;

    /// <summary>
    /// And only if memory makes the RMSE over all rows smaller by this share of it. Models are said to be better than each other by as
    /// little, so no more than that may come from copies.
    /// </summary>
    public const double LeastGain = .01;

    /// <summary>The level of what was measured.</summary>
    public static LeakLevel LevelOf(CopyMeasure measure) =>
        measure.Copies == 0 ? LeakLevel.None
        : measure.Share >= LeastShare && measure.Gain >= LeastGain ? LeakLevel.Leaks
        : LeakLevel.Copies;
}
