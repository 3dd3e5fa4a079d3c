using System.Globalization;
using AmazonRec.Studies.Figures;
using Microsoft.Data.Analysis;

namespace AmazonRec.Interactive;

/// <summary>Tables as data frames, and data frames as tables.</summary>
public static class TableFrames
{
    private const string None = "-"; // what a table writes for NaN
    private const int MostRows = 1000;

    /// <summary>
    /// The cells of a table. A column of numbers becomes doubles, as exact as they are written, null for a dash; one with units or a ± stays text.
    /// Results in full: <see cref="ResultFrames"/>.
    /// </summary>
    public static DataFrame ToDataFrame(this Table table) => new(table.Columns.Select(AsFrameColumn));

    /// <summary>The rows of a data frame as a table, which every kernel shows alike.</summary>
    /// <param name="frame">Any.</param>
    /// <param name="title">Above the table; beyond <paramref name="rows"/> it also says how many rows there are.</param>
    /// <param name="rows">How many rows at most, from the first.</param>
    public static Table AsTable(this DataFrame frame, string title = "", int rows = MostRows)
    {
        var count = frame.Rows.Count;
        var shown = (int)Math.Min(count, rows);
        var cut = shown < count ? $"the first {shown:N0} of {count:N0} rows" : "";
        return new Table(string.Join(", ", new[] { title, cut }.Where(part => part.Length > 0)), [.. frame.Columns.Select(column => AsTableColumn(column, shown))]);
    }

    private static DataFrameColumn AsFrameColumn(Column column)
    {
        var numbers = new double?[column.Cells.Count];
        for (var row = 0; row < numbers.Length; row++)
        {
            var cell = column.Cells[row];
            if (!column.Numeric || (cell != None && !double.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _)))
                return new StringDataFrameColumn(column.Name, column.Cells);
            numbers[row] = cell == None ? null : double.Parse(cell, NumberStyles.Number, CultureInfo.InvariantCulture);
        }

        return new DoubleDataFrameColumn(column.Name, numbers);
    }

    private static Column AsTableColumn(DataFrameColumn column, int rows)
    {
        var cells = Enumerable.Range(0, rows).Select(row => Cell(column[row]));
        return new Column(column.Name, [.. cells], Numeric: column.IsNumericColumn(), new HashSet<int>());
    }

    private static string Cell(object? value) => value switch
    {
        null => None,
        DateTime date => date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
