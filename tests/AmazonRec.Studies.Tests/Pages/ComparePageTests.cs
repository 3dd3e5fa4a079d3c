using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Leaderboards;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Pages;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Tests.Pages;

public sealed class ComparePageTests
{
    private static readonly Leaderboard Board = new("tuned-bias", "svd", 3,
    [
        new("svd", false, Near(.90), Near(.70), 3.2, new(Near(-.01), .04), null, Near(.12)),
        new("tuned-bias", true, Near(.91), Near(.71), .1, null, null, Near(.10)),
        new("<b>", false, Near(.95), Near(.75), 8, new(Near(.04), .00001), new(Near(.05), .00001), null),
    ]);

    private static Interval Near(double value) => new(value, value - .02, value + .02, .95);

    [Fact]
    public void The_table_has_errors_with_intervals_differences_with_p_lists_and_seconds()
    {
        var table = LeaderboardTables.Of("board", Board);
        Assert.Equal(
            ["", "RMSE", "MAE", "NDCG@10", "RMSE less tuned-bias", "p", "RMSE less the best", "p", "s"], table.Columns.Select(c => c.Name));
        Assert.Equal("0.9000 [0.8800, 0.9200]", table["RMSE"].Cells[0]);
        Assert.Equal(["-0.0100 [-0.0300, +0.0100]", "", "+0.0400 [+0.0200, +0.0600]"], table["RMSE less tuned-bias"].Cells);
        Assert.Equal("tuned-bias (baseline)", table[""].Cells[1]);
        Assert.Equal(["0.120", "0.100", ""], table["NDCG@10"].Cells);
    }

    [Fact]
    public void The_charts_have_a_whisker_for_each_interval_and_a_line_for_the_baseline()
    {
        var charts = LeaderboardCharts.All(Board).Cast<IntervalChart>().ToArray();
        Assert.Equal(3, charts.Length);
        Assert.Equal(.91, charts[0].Level!.Y);
        Assert.Equal(["svd", "<b>"], charts[2].Names);
        var svg = ChartSvg.Write(charts[0]);
        Assert.Equal(3, svg.Split("class=\"whisker\"").Length - 1);
        Assert.Contains("&lt;b&gt;", svg, StringComparison.Ordinal);
        Assert.All(charts[0].Intervals, i => Assert.True(i.Low >= charts[0].Y().Low && i.High <= charts[0].Y().High));
        Assert.Contains("error_y", ChartPlotly.Write(charts[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_has_every_board_with_its_charts_and_notes()
    {
        var page = ComparePage.Write([("five folds", Board, null)], "Runs stand apart.");
        Assert.Contains("five folds", page, StringComparison.Ordinal);
        Assert.Contains("Runs stand apart.", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("<svg").Length - 1);
        Assert.DoesNotContain("<td><b>", page, StringComparison.Ordinal);
    }
}
