using System.Globalization;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Leaks;

namespace AmazonRec.Studies.Figures;

/// <summary>Results of an experiment as tables.</summary>
public static class ResultTables
{
    /// <summary>Baselines, models and reported numbers; of the first two, which were fitted on the same rows, the lowest errors are marked. The title says so where the split leaks.</summary>
    public static Table Of(ResultSheet sheet, string title = "Errors on the test rows, with 95 % intervals")
    {
        var lines = sheet.Lines;
        return new Table($"{title}{(sheet.Leak.Level == LeakLevel.Leaks ? $". Leaky: {sheet.Leak.Sentence}" : "")}", Column.Text("model", lines.Select(NameOf)), Errors("RMSE", l => l.Rmse), Errors("MAE", l => l.Mae), Column.Text("note", lines.Select(l => l.Note)));

        Column Errors(string name, Func<ResultLine, Evaluation.Inference.Interval> of)
        {
            var comparable = Column.Numbers(name, lines.Select(l => l.Kind == LineKind.Reported ? double.NaN : of(l).Estimate), "F3", Best.Lowest);
            return comparable with { Cells = [.. lines.Select(l => Written(of(l)))] };
        }
    }

    /// <summary>RMSE of several models on parts of the test rows, such as by how often the item was rated. All slices are of the same rows.</summary>
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

    /// <summary>A table of texts that a study wrote; columns of nothing but numbers stand to the right.</summary>
    public static Table Of(StudyTable table) => new(
        table.Title, [.. table.Columns.Select((name, column) => Column.Text(name, table.Rows.Select(row => row[column])) with { Numeric = column > 0 && table.Rows.All(row => IsNumber(row[column])) })]);

    private static bool IsNumber(string cell) => cell.Length == 0 || char.IsAsciiDigit(cell[0]) || cell[0] is '+' or '-' or '<';

    private static string NameOf(ResultLine line) => line.Kind switch
    {
        LineKind.Baseline => $"{line.Model} (baseline)",
        LineKind.Reported => $"{line.Model} (reported)",
        _ => line.Model,
    };

    private static string Written(Evaluation.Inference.Interval i) => double.IsNaN(i.Estimate) ? "-" : double.IsNaN(i.Low)
        ? i.Estimate.ToString("F3", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{i.Estimate:F3} [{i.Low:F3}, {i.High:F3}]");
}
