using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Pages;
using AmazonRec.Training.Search;


namespace AmazonRec.Studies.Tests.Pages;

public sealed class SearchPageTests
{
    private static readonly SearchState Search = new("svd", 0, 2, "499d1f12d88e3d5c",
    [
        new(0, new(0.01, 0.02, 16, null, null), 5, 0.95, 1),
        new(1, new(0.1, 0.02, 64, null, null), 5, double.NaN, 1),
        new(0, new(0.01, 0.02, 16, null, null), 10, 0.93, 2),
    ]);

    [Fact]
    public void The_table_has_the_trials_of_most_epochs_first_and_those_that_diverged_last()
    {
        var table = SearchFigures.Table(Search);
        Assert.Equal(["10", "5", "5"], Cells("epochs"));
        Assert.Equal(["0.9300", "0.9500", "-"], Cells("validation RMSE"));
        Assert.Equal(["-", "-", "-"], Cells("batch"));

        IReadOnlyList<string> Cells(string name) => table.Columns.Single(c => c.Name == name).Cells;
    }

    [Fact]
    public void The_chart_has_a_colour_for_each_number_of_epochs_and_no_point_for_what_diverged()
    {
        var chart = (ScatterChart)SearchFigures.Chart(Search);
        Assert.Equal([("5 epochs", 1), ("10 epochs", 1)], chart.Series.Select(s => (s.Name, s.Points.Count)));
        Assert.Equal("choice 0", chart.Series[1].Points[0].Label);
    }

    [Fact]
    public void The_page_shows_both_and_says_so_where_nothing_went_well()
    {
        Assert.Contains("<svg", SearchPage.Write(Search), StringComparison.Ordinal);
        var lost = Search with { Trials = [Search.Trials[1]] };
        Assert.Contains("Every trial diverged", SearchPage.Write(lost), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SearchFigures.Chart(lost));
    }
}
