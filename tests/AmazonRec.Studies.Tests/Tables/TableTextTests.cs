using AmazonRec.Studies.Tables;


namespace AmazonRec.Studies.Tests.Tables;

public sealed class TableTextTests
{
    private static readonly Table Table = new(
        "Errors", Column.Text("model", ["<ours>", "mean", "none"]),
        Column.Numbers("RMSE", [.9, 1.25, double.NaN], "F2", Best.Lowest, [.011, double.NaN, 0]));

    [Fact]
    public void Numbers_line_up_and_the_best_has_a_star() => Assert.Equal(
        """
        Errors
        model          RMSE
        ------  ------------
        <ours>  0.90 ± 0.01*
        mean           1.25
        none              -

        """,
        TableText.Plain(Table).Replace("RMSE \n", "RMSE\n"));

    [Fact]
    public void In_html_the_best_is_bold_and_names_stay_text()
    {
        var html = TableText.AsHtml(Table);
        Assert.Contains("<td align=\"right\"><b>0.90 &#177; 0.01</b></td>", html);
        Assert.Contains("<td align=\"left\"><div align=\"left\">&lt;ours&gt;</div></td>", html);
    }

    [Fact]
    public void All_that_read_like_the_best_are_marked() =>
        Assert.Equal([0, 2], Column.Numbers("n", [1.001, 2, 1.002], "F2", Best.Lowest).Marked.Order());

    [Fact]
    public void Columns_of_unlike_length_are_refused() =>
        Assert.Contains(
            "equally long",
            Assert.Throws<ArgumentException>(() => TableText.Plain(new Table("t", Column.Text("a", ["x"]), Column.Text("b", [])))).Message);
}
