using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Studies.Results;


namespace AmazonRec.Studies.Tables;

/// <summary>Results of an experiment as tables.</summary>
public static class ResultTables
{
    private const string Digits = "F3";

    /// <summary>
    /// Baselines, models and reported numbers; of the first two, which were fitted on the same rows, the lowest errors are marked. The
    /// title says so where the split leaks.
    /// </summary>
    public static Table Of(ResultSheet sheet, string title = "Errors on the test rows, with 95 % intervals")
    {
        var lines = sheet.Lines;
        return new Table(
            $"{title}{(sheet.Leak.Level == LeakLevel.Leaks ? $". Leaky: {sheet.Leak.Sentence}" : "")}",
            Column.Text("model", lines.Select(NameOf)),
            Errors("RMSE", l => l.Rmse),
            Errors("MAE", l => l.Mae),
            Column.Text("note", lines.Select(l => l.Note)));

        Column Errors(string name, Func<ResultLine, Interval> of) => Column.Intervals(name, lines.Select(l => (Interval?)of(l)), Digits)
            .Marking(lines.Select(l => l.Kind == LineKind.Reported ? (double?)null : of(l).Estimate), Digits, Best.Lowest);
    }

    /// <summary>
    /// RMSE of several models on parts of the test rows, such as by how often the item was rated. All slices are of the same rows.
    /// </summary>
    /// <param name="title">Above the table.</param>
    /// <param name="models">Each with its slices.</param>
    public static Table Slices(string title, params IReadOnlyList<(string Model, IReadOnlyList<Slice> Slices)> models)
    {
        var slices = models[0].Slices;
        return new Table(title,
        [
            Column.Text("part", slices.Select(s => s.Of)),
            Column.Numbers("rows", slices.Select(s => (double)s.Count), "N0"),
            .. models.Select(m => Column.Numbers(m.Model, m.Slices.Select(s => s.Rmse.Estimate), "F3")),
        ]);
    }

    private static string NameOf(ResultLine line) => line.Kind switch
    {
        LineKind.Baseline => $"{line.Model} (baseline)",
        LineKind.Reported => $"{line.Model} (reported)",
        _ => line.Model,
    };
}
