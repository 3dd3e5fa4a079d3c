using System.Globalization;
using AmazonRec.Auto;
using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Evaluation;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>Results as tables on the terminal.</summary>
internal static class Tables
{
    public static Table Funnel(IReadOnlyList<FunnelStep> steps)
    {
        var table = New("step", "ratings", "users", "items", "dropped");
        foreach (var step in steps)
            table.AddRow(Escaped(step.Step, $"{step.Ratings:N0}", $"{step.Users:N0}", $"{step.Items:N0}", $"{step.Dropped:N0}"));
        return table;
    }

    /// <summary>How many of some items have each field, and what share of them.</summary>
    public static Table Coverage(string of, FieldCounts present, int items)
    {
        var table = New(of, "have it", "share");
        foreach (var (name, count) in new[]
        {
            ("title", present.Title), ("description", present.Description), ("feature", present.Feature), ("image", present.Image),
            ("price", present.Price), ("category", present.Category), ("brand", present.Brand),
        })
            table.AddRow(Escaped(name, $"{count:N0}", items == 0 ? "-" : $"{(double)count / items:P1}"));
        return table;
    }

    public static Table Metrics(IEnumerable<(string Name, RatingMetrics Metrics)> rows)
    {
        var table = New("on the test rows", "RMSE", "MAE", "Pearson", "Spearman", "R2");
        foreach (var (name, m) in rows)
            table.AddRow(Escaped(name, Number(m.Rmse), Number(m.Mae), Number(m.Pearson), Number(m.Spearman), Number(m.R2)));
        return table;
    }

    /// <summary>Metrics of rows on disk.</summary>
    public static Table Metrics(IEnumerable<(string Name, StoredMetrics Metrics)> rows)
    {
        var table = New("on the test rows", "RMSE", "MAE", "R2");
        foreach (var (name, m) in rows) table.AddRow(Escaped(name, Number(m.Rmse), Number(m.Mae), Number(m.R2)));
        return table;
    }

    /// <summary>The parts of a blend, the heaviest first, with their errors on the rows that weighed them.</summary>
    public static Table Parts(AutoReport report)
    {
        var table = New("part of the blend", "options", "weight", "RMSE alone", "blend without it");
        foreach (var part in report.Parts)
            table.AddRow(
                Escaped(part.Model, part.Options, $"{part.Weight:F2}", Number(part.Alone), Number(part.Without ?? double.NaN)));
        return table;
    }

    /// <summary>Calibration in one line.</summary>
    public static string Line(string model, Calibration calibration) =>
        $"{model}: rating = {Number(calibration.Intercept)} + {Number(calibration.Slope)} x prediction; expected calibration error "
        + $"{calibration.ExpectedError:F4}";

    /// <summary>A p value; a dash where nothing could be tested, as with a single user.</summary>
    public static string P(double value) => double.IsNaN(value) ? "-" : value.ToString("G2", CultureInfo.InvariantCulture);

    /// <summary>
    /// A table as data; a star follows the best numbers. Where it is wider than the terminal, intervals are left out: files have them.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="width">Characters of a line; null for no end of them.</param>
    public static Table Of(Studies.Tables.Table table, int? width = null)
    {
        var isWide = table.Columns.Sum(c => 2 + c.Cells.Select(cell => cell.Length).DefaultIfEmpty(0).Max()) > width;
        var shown = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape(table.Title)) };
        foreach (var column in table.Columns)
            shown.AddColumn(new TableColumn(Markup.Escape(column.Name)) { Alignment = column.IsNumeric ? Justify.Right : Justify.Left });
        for (var row = 0; row < table.Rows; row++)
            shown.AddRow(Escaped([.. table.Columns.Select(c => Cell(c, c.Starred(row)))]));
        return shown;

        string Cell(Studies.Tables.Column column, string text) =>
            isWide && column.IsNumeric && text.IndexOf(" [", StringComparison.Ordinal) is > 0 and var end ? text[..end] : text;
    }

    public static string Number(double value) => double.IsNaN(value) ? "-" : $"{value:F4}";

    public static Table New(string first, params string[] numbers)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn(Markup.Escape(first)));
        foreach (var number in numbers) table.AddColumn(new TableColumn(Markup.Escape(number)).RightAligned());
        return table;
    }

    private static string[] Escaped(params string[] cells) => [.. cells.Select(Markup.Escape)];
}
