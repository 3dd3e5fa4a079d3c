namespace AmazonRec.Evaluation.Leaks;

/// <summary>How many rows have a copy among the rows that are learned from, and what memory alone gains by it.</summary>
/// <param name="Rows">Rows looked at; of several splits, those of all.</param>
/// <param name="Copies">Those with a copy among the rows learned from in the same split.</param>
/// <param name="Gain">
/// How much smaller the RMSE over all rows becomes when rows with a copy are answered with the copy's rating instead of with the best mean
/// that leaves the copies out, 0 to 1. The other rows are answered with their best mean both times.
/// </param>
/// <param name="OnCopies">What is reached on the rows with a copy; null where there are none.</param>
/// <param name="OnOthers">What is reached on the others; null where there are none.</param>
public sealed record CopyMeasure(int Rows, int Copies, double Gain, CopyGroup? OnCopies, CopyGroup? OnOthers)
{
    /// <summary>The share of the rows that have a copy, 0 to 1.</summary>
    public double Share => Rows == 0 ? 0 : (double)Copies / Rows;

    /// <summary>What it means, by <see cref="LeakRule"/>.</summary>
    public LeakLevel Level => LeakRule.LevelOf(this);
}
