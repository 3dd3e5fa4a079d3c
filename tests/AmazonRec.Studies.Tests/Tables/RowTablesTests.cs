using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Tests.Tables;

public sealed class RowTablesTests
{
    [Fact]
    public void Properties_become_columns_in_their_order()
    {
        var table = RowTables.Of("t", [new { model_name = "svd", RMSE = .91234, rows = 12345, left_out = (double?)null }], digits: 2);
        Assert.Equal("t", table.Title);
        Assert.Equal(["model name", "RMSE", "rows", "left out"], table.Columns.Select(column => column.Name));
        Assert.Equal(["svd", "0.91", "12,345", ""], table.Columns.Select(column => column.Cells[0]));
        Assert.Equal(.91234, table["RMSE"].Values[0]);
    }

    [Fact]
    public void No_rows_make_a_table_of_names_alone() =>
        Assert.Equal(0, RowTables.Of("t", new[] { new { a = 1 } }.Take(0)).Rows);
}
