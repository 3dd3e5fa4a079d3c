using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Pages;
using AmazonRec.Training.Search;

namespace AmazonRec.Studies.Tests.Pages;

public sealed class SearchPageTests
{
    private static readonly SearchState Search = new("svd", "lr=0.01..0.1:log,factors=16|64", 0, 2, 40, "499d1f12d88e3d5c", .94,
    [
        Made(0, 20, .96),
        Made(1, 5, .95, ("lr", "0.01"), ("factors", "16")),
        Made(2, 5, double.NaN, ("lr", "0.1"), ("factors", "64")),
        Made(1, 10, .93, ("lr", "0.01"), ("factors", "16")),
    ]);

    private static Trial Made(int number, int epochs, double rmse, params (string Option, string Value)[] choice) => new(
        number, choice.ToDictionary(c => c.Option, c => c.Value), epochs, 3, StoppedEarly: false, rmse, 1);

    [Fact]
    public void The_table_has_each_choice_once_with_its_best_run_and_the_baseline_where_it_belongs()
    {
        var table = SearchFigures.Table(Search);
        Assert.Equal(["1", "tuned-bias", "default", "2"], table["trial"].Cells);
        Assert.Equal(["0.9300", "0.9400", "0.9600", "-"], table["validation RMSE"].Cells);
        Assert.Equal(["-1.1 %", "", "+2.1 %", "-"], table["against baseline"].Cells);
        Assert.Equal(["16", "", "", "64"], table["factors"].Cells);
        Assert.Equal("3 of 10", table["epoch"].Cells[0]);
    }

    [Fact]
    public void The_chart_has_lines_for_baseline_and_default_inside_its_axes_and_no_point_for_what_diverged()
    {
        var chart = (ScatterChart)SearchFigures.Chart(Search);
        Assert.Equal([(.01, .93)], chart.Series.SelectMany(s => s.Points).Select(p => (p.X, p.Y)));
        Assert.Equal(["tuned-bias 0.9400", "default 0.9600"], chart.Levels.Select(level => level.Label));
        Assert.All(chart.Levels, level => Assert.InRange(level.Y, chart.Y().Low, chart.Y().High));
        var svg = ChartSvg.Write(chart);
        Assert.Contains("tuned-bias 0.9400", svg, StringComparison.Ordinal);
        Assert.Contains("trial 1", svg, StringComparison.Ordinal);
        Assert.Contains("tuned-bias 0.9400", ChartPlotly.Write(chart), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_trials_are_far_off_another_chart_shows_those_near_the_baseline()
    {
        Assert.Null(SearchFigures.CloserChart(Search));
        var far = Made(3, 5, 2, ("lr", "0.05"), ("factors", "16"));
        var chart = (ScatterChart)SearchFigures.CloserChart(Search with { Trials = [.. Search.Trials, far] })!;
        Assert.Equal([.93], chart.Series.SelectMany(s => s.Points).Select(p => p.Y));
        Assert.InRange(chart.Y().High, .93, 1.1);
    }

    [Fact]
    public void The_page_shows_both_and_the_command_and_says_so_where_nothing_went_well()
    {
        var page = SearchPage.Write(Search, "amazonrec train --data 'a b' --model svd");
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("amazonrec train --data &#39;a b&#39; --model svd", page, StringComparison.Ordinal);
        Assert.Contains(Search.Space, page, StringComparison.Ordinal);
        var lost = Search with { Trials = [Search.Trials[2]] };
        Assert.Contains("Every trial diverged", SearchPage.Write(lost), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SearchFigures.Chart(lost));
    }
}
