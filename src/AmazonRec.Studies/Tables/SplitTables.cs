using AmazonRec.Evaluation;
using AmazonRec.Studies.Figures;


namespace AmazonRec.Studies.Tables;

/// <summary>Splits, and what trivial baselines reach under them, as tables.</summary>
public static class SplitTables
{
    /// <summary>What splits ask of a model, and what they give away.</summary>
    public static Table Checks(params IReadOnlyList<SplitCheck> checks) => new(
        "Splits: shares of the test rows",
        Column.Text("split", checks.Select(c => c.Method)),
        Column.Numbers("train", checks.Select(c => (double)c.Train), "N0"),
        Column.Numbers("test", checks.Select(c => (double)c.Test), "N0"),
        Column.Numbers("with a copy in training", checks.Select(c => c.CopiesAcross), "P1"),
        Column.Numbers("of new users", checks.Select(c => c.NewUsers), "P1"),
        Column.Numbers("of new items", checks.Select(c => c.NewItems), "P1"),
        Column.Numbers("older than the user's training rows", checks.Select(c => c.BeforeTraining), "P1"));

    /// <summary>RMSE, MAE and correlation of the trivial baselines under one kind of split: mean and deviation over the seeds.</summary>
    public static Table Floor(FloorSplit split) => new(
        $"{DataReportCharts.NameOf(split.Kind)}: {split.Rows:N0} rows, {split.CopiesAcross:P1} of the test rows have a copy in training",
        Column.Text("baseline", split.Lines.Select(l => l.Baseline)),
        Column.Numbers("RMSE", split.Lines.Select(l => l.Rmse.Mean), "F3", Best.Lowest, split.Lines.Select(l => l.Rmse.Deviation)),
        Column.Numbers("MAE", split.Lines.Select(l => l.Mae.Mean), "F3", Best.Lowest, split.Lines.Select(l => l.Mae.Deviation)),
        Column.Numbers(
            "Pearson", split.Lines.Select(l => l.Pearson.Mean), "F3", Best.Highest, split.Lines.Select(l => l.Pearson.Deviation)));
}
