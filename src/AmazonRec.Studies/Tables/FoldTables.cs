using AmazonRec.Evaluation.Folds;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Studies.Figures;


namespace AmazonRec.Studies.Tables;

/// <summary>Cross-validation and paired tests, as tables and a chart.</summary>
public static class FoldTables
{
    /// <summary>Mean and deviation over the folds, with Student's interval of the mean; the lowest means are marked.</summary>
    public static Table Summary(string title, IReadOnlyList<CandidateResult> candidates) => new(
        title,
        Column.Text("model", candidates.Select(c => c.Name)),
        Column.Numbers(
            "RMSE ± deviation", candidates.Select(c => c.Rmse.Mean), "F4", Best.Lowest, candidates.Select(c => c.Rmse.Deviation)),
        Column.Figures("interval of the mean", candidates.Select(c => $"[{c.Rmse.Interval.Low:F4}, {c.Rmse.Interval.High:F4}]")),
        Column.Numbers("MAE ± deviation", candidates.Select(c => c.Mae.Mean), "F4", Best.Lowest, candidates.Select(c => c.Mae.Deviation)));

    /// <summary>RMSE of each model on each fold.</summary>
    public static LineChart Chart(string title, IReadOnlyList<CandidateResult> candidates) =>
        new(
            title,
            "fold",
            "RMSE",
            [.. candidates.Select(c => new Line(c.Name, [.. c.Folds.Select(f => ((double)f.Fold, f.Metrics.Rmse))]))]);

    /// <summary>
    /// Several models against one: differences with intervals that draw users, and p of both tests, which take users as independent, as
    /// they are and as adjusted for their number.
    /// </summary>
    public static Table Tests(MultipleComparisons comparisons)
    {
        var all = comparisons.All;
        return new Table(
            $"Against {comparisons.Against}: below 0 is better",
            Column.Text("model", all.Select(c => c.Model)),
            Column.Intervals("RMSE", all.Select(c => (Interval?)c.Difference.Rmse), Column.Signed),
            P("p, t test, by users", all.Select(c => c.T.PValue)),
            P("adjusted", comparisons.AdjustedT),
            P("p, Wilcoxon, by users", all.Select(c => c.Wilcoxon.PValue)),
            P("adjusted", comparisons.AdjustedWilcoxon));
    }

    private static Column P(string name, IEnumerable<double> values) => Column.PValues(name, values.Select(p => (double?)p));
}
