using System.Globalization;
using AmazonRec.Data;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>The answer to a query.</summary>
internal static class QueryView
{
    /// <summary>A table, and whether there is more.</summary>
    public static void Write(IAnsiConsole console, QueryResult answer)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in answer.Columns)
        {
            var shown = new TableColumn(Markup.Escape(column.Name));
            table.AddColumn(column.Values.GetType() == typeof(string[]) ? shown : shown.RightAligned());
        }

        for (var row = 0; row < answer.Count; row++)
            table.AddRow([.. answer.Columns.Select(column => Markup.Escape(Cell(column.Values.GetValue(row))))]);
        console.Write(table);
        if (answer.IsCut) console.WriteLine($"the first {answer.Count:N0} rows; --rows N shows more, --out FILE keeps all");
    }

    /// <summary>The same for machines.</summary>
    public static object Rows(QueryResult answer) => new
    {
        columns = answer.Columns.Select(column => column.Name),
        rows = Enumerable.Range(0, answer.Count).Select(row => answer.Columns.Select(column => column.Values.GetValue(row))),
        more = answer.IsCut,
    };

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
