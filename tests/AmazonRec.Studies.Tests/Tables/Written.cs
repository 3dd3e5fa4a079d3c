using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Tests.Tables;

/// <summary>What a reader of a table sees.</summary>
internal static class Written
{
    public static string[] Heads(this Table table) => [.. table.Columns.Select(c => c.Name)];

    public static string[] Row(this Table table, int row) => [.. table.Columns.Select(c => c.Cells[row])];

    public static string[][] AllRows(this Table table) => [.. Enumerable.Range(0, table.Rows).Select(table.Row)];
}
