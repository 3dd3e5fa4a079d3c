using System.Globalization;
using AmazonRec.Studies.Tables;
using Microsoft.Data.Analysis;

namespace AmazonRec.Interactive;

/// <summary>Tables as data frames, and data frames as tables.</summary>
public static class TableFrames
{
    private const int MostRows = 1000;

    /// <summary>
    /// The columns of a table: numbers with all their digits, null where there is none (of intervals the estimates), all else as text.
    /// Results with the ends of their intervals: <see cref="ResultFrames"/>.
    /// </summary>
    public static DataFrame ToDataFrame(this Table table) => new(table.Columns.Select(AsFrameColumn));

    /// <summary>The rows of a data frame as a table, which every kernel shows alike.</summary>
    /// <param name="frame">Any.</param>
    /// <param name="title">Above the table; where rows are left out, it says so.</param>
    /// <param name="rows">How many rows at most, from the first.</param>
    public static Table AsTable(this DataFrame frame, string title = "", int rows = MostRows)
    {
        var count = frame.Rows.Count;
        var shown = (int)Math.Min(count, rows);
        var cut = shown < count ? $"the first {shown:N0} of {count:N0} rows" : "";
        return new Table(
            string.Join(", ", new[] { title, cut }.Where(part => part.Length > 0)),
            [.. frame.Columns.Select(column => AsTableColumn(column, shown))]);
    }

    private static DataFrameColumn AsFrameColumn(Column column) => column.Kind == ColumnKind.Numbers
        ? new DoubleDataFrameColumn(column.Name, column.Values.Select(value => double.IsNaN(value) ? null : (double?)value))
        : new StringDataFrameColumn(column.Name, column.Cells);

    private static Column AsTableColumn(DataFrameColumn column, int rows)
    {
        object?[] values = [.. Enumerable.Range(0, rows).Select(row => column[row])];
        return column.IsNumericColumn()
            ? new Column(column.Name, ColumnKind.Numbers, [.. values.Select(Cell)], [.. values.Select(Number)], new HashSet<int>())
            : Column.Text(column.Name, values.Select(Cell));
    }

    private static double Number(object? value) => value is null ? double.NaN : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static string Cell(object? value) => value switch
    {
        null => "",
        double.NaN or float.NaN => Column.None,
        DateTime date => date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
