using AmazonRec.Data;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Evaluation.Inference;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>A cross-validation as tables.</summary>
internal static class CrossValidationView
{
    public static void Write(IAnsiConsole console, CrossValidationReport report, IReadOnlyCollection<string> models)
    {
        console.Write(ByFold(report.Result));
        console.Write(OverFolds(report.Result));
        foreach (var name in models) ColdRowsNote.Write(console, report.Result[name].Pooled.Metrics(), name);
        if (report.Comparisons is { } comparisons)
        {
            console.Write(Compared(comparisons));
            console.WriteLine(comparisons.Note);
            console.WriteLine(
                "Tests and intervals of the differences take users as independent, not rows: one user's errors resemble each other. The "
                + "t test is of the mean squared error with users as clusters, Wilcoxon's of the users' mean differences.");
        }

        string[] shown = [
            .. report.Comparisons is { } c ? [c.Against] : report.Result.Candidates.Select(candidate => candidate.Name), .. models];
        console.Write(SlicesTable.Create([.. shown.Select(name => (name, report.Slices[name]))]));
        foreach (var name in shown)
            console.WriteLine(Tables.Line(name, report.Calibrations[name]));
        if (report.Result.Leak is { } leak) LeakView.Write(console, leak.Judged(Protocol.Clean), leak);
    }

    private static Table ByFold(CrossValidationResult result)
    {
        var table = Tables.New("RMSE", [.. result.Candidates.Select(c => c.Name)]);
        for (var fold = 0; fold < result.Folds.Count; fold++)
            Row(table, [result.Folds[fold], .. result.Candidates.Select(c => Tables.Number(c.Folds[fold].Metrics.Rmse))]);
        return table;
    }

    private static Table OverFolds(CrossValidationResult result)
    {
        var table = Tables.New(
            "over the folds",
            "RMSE",
            "sd",
            Level(result.Candidates[0].Rmse.Interval),
            "MAE",
            "sd",
            Level(result.Candidates[0].Mae.Interval),
            "Pearson");
        foreach (var c in result.Candidates)
            Row(
                table,
                c.Name,
                Tables.Number(c.Rmse.Mean),
                Tables.Number(c.Rmse.Deviation),
                SlicesTable.Ends(c.Rmse.Interval),
                Tables.Number(c.Mae.Mean),
                Tables.Number(c.Mae.Deviation),
                SlicesTable.Ends(c.Mae.Interval),
                Tables.Number(c.Pearson.Mean));
        return table;
    }

    private static Table Compared(MultipleComparisons comparisons)
    {
        var first = comparisons.All[0].Difference;
        var table = Tables.New(
            $"against {comparisons.Against}", "RMSE", Level(first.Rmse), "MAE", Level(first.Mae), "p of t", "p of Wilcoxon");
        for (var i = 0; i < comparisons.All.Count; i++)
        {
            var difference = comparisons.All[i].Difference;
            Row(
                table,
                comparisons.All[i].Model,
                Signed(difference.Rmse),
                SlicesTable.Ends(difference.Rmse),
                Signed(difference.Mae),
                SlicesTable.Ends(difference.Mae),
                Tables.P(comparisons.AdjustedT[i]),
                Tables.P(comparisons.AdjustedWilcoxon[i]));
        }

        return table;

        static string Signed(Interval difference) => difference.Estimate.ToString("+0.0000;-0.0000");
    }

    private static string Level(Interval interval) => $"{interval.Level:P0}";

    private static void Row(Table table, params string[] cells) => table.AddRow([.. cells.Select(Markup.Escape)]);
}
