using System.Runtime.InteropServices;
using AmazonRec.Compute;

namespace AmazonRec.Evaluation.Inference;

/// <summary>
/// What each user, or each row, adds to the sums that metrics are made of: all that drawing them anew takes, whatever their rows.
/// </summary>
internal sealed class UnitSums
{
    private readonly ErrorSums[] _sums; // [units, splits] row-major

    private UnitSums(ErrorSums[] sums, int splits) => (_sums, Splits) = (sums, splits);

    /// <summary>Splits that the rows are the test rows of, such as folds.</summary>
    public int Splits { get; }

    /// <summary>Users with rows in any split, or rows.</summary>
    public int Count => _sums.Length / Splits;

    /// <summary>All sums, [units, splits, <see cref="BootstrapKernels.Width"/>] row-major.</summary>
    public ReadOnlySpan<double> Numbers => MemoryMarshal.Cast<ErrorSums, double>(_sums);

    /// <summary>One unit's sums, a split each.</summary>
    public ReadOnlySpan<ErrorSums> this[int unit] => _sums.AsSpan(unit * Splits, Splits);

    /// <summary>The sums of each row, or of each user with rows, in the order of the codes.</summary>
    /// <param name="splits">The test rows of each split, users coded alike in all; at least one.</param>
    /// <param name="unit">What is drawn.</param>
    public static UnitSums Add(IReadOnlyList<Predictions> splits, BootstrapUnit unit)
    {
        var (units, unitOf) = Numbered(splits, unit);
        var sums = new ErrorSums[units * splits.Count];
        var before = 0;
        foreach (var (split, rows) in splits.Index())
        {
            if (rows.Count == 0) continue;
            var (meanPredicted, meanActual) = (Mean(rows.Predicted), Mean(rows.Actual));
            for (var row = 0; row < rows.Count; row++)
            {
                var own = unitOf is null ? before + row : unitOf[rows.User[row]];
                sums[(own * splits.Count) + split].Add(ErrorSums.Measure(rows.Predicted[row], rows.Actual[row], meanPredicted, meanActual));
            }

            before += rows.Count;
        }

        return new UnitSums(sums, splits.Count);
    }

    /// <summary>How many units there are, and the number of each user's; null where each row is one.</summary>
    private static (int Units, int[]? UnitOf) Numbered(IReadOnlyList<Predictions> splits, BootstrapUnit unit)
    {
        if (unit == BootstrapUnit.Rows) return (splits.Sum(s => s.Count), null);
        var unitOf = new int[splits.Max(s => s.Count == 0 ? 0 : s.User.Max() + 1)];
        foreach (var split in splits)
            foreach (var user in split.User) unitOf[user] = 1;
        var units = 0;
        for (var user = 0; user < unitOf.Length; user++)
            if (unitOf[user] > 0) unitOf[user] = units++;
        return (units, unitOf);
    }

    private static double Mean(float[] values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }
}
