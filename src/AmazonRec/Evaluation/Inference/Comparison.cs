namespace AmazonRec.Evaluation.Inference;

/// <summary>One model against another on the same rows.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Difference">How much larger its metrics are; below 0 is better for errors.</param>
/// <param name="T">Test of the mean difference of the rows' squared errors, with users as clusters:
/// <see cref="PairedTest.OfClusters"/>. The one to read: it is about the RMSE.</param>
/// <param name="Wilcoxon">
/// Signed-rank test of the users' mean differences of squared errors, each user counting the same: it weighs for how many users a model is
/// nearer, not by how much, so that the two may disagree.
/// </param>
public sealed record Comparison(string Model, RatingIntervals Difference, PairedTest T, PairedTest Wilcoxon)
{
    /// <summary>Compares two models.</summary>
    /// <exception cref="ArgumentException">They predict other rows, or none.</exception>
    public static Comparison Measure(string model, Predictions predictions, Predictions against, BootstrapOptions? options = null) =>
        OfFolds(model, [predictions], [against], options);

    /// <summary>
    /// Compares two models by their test rows of all folds: differences are of the means over folds, and a user's rows of all folds are one
    /// cluster.
    /// </summary>
    /// <exception cref="ArgumentException">They predict other rows, or none.</exception>
    public static Comparison OfFolds(
        string model, IReadOnlyList<Predictions> folds, IReadOnlyList<Predictions> against, BootstrapOptions? options = null)
    {
        options ??= new();
        foreach (var (own, other) in folds.Zip(against)) own.RequireSameRows(other);
        var (a, b) = (UnitSums.Add(folds, options.Unit), UnitSums.Add(against, options.Unit));
        var (losses, others, rows) = (new double[a.Count], new double[a.Count], new double[a.Count]);
        for (var unit = 0; unit < rows.Length; unit++)
            for (var fold = 0; fold < a.Splits; fold++)
            {
                losses[unit] += a[unit][fold].Squared;
                others[unit] += b[unit][fold].Squared;
                rows[unit] += a[unit][fold].Count;
            }

        return new Comparison(
            model,
            Bootstrap.Difference(a, b, options),
            PairedTest.OfClusters(losses, others, rows),
            PairedTest.Wilcoxon(Means(losses), Means(others)));

        double[] Means(double[] sums) => [.. sums.Zip(rows, (sum, count) => sum / count)];
    }
}
