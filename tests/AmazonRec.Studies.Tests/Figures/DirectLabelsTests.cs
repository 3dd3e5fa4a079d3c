using System.Globalization;
using System.Xml.Linq;
using AmazonRec.Studies.Figures;

namespace AmazonRec.Studies.Tests.Figures;

public sealed class DirectLabelsTests
{
    [Fact]
    public void Lines_bear_their_names_at_their_ends_and_names_do_not_overprint()
    {
        var texts = Texts(new LineChart("t", "x", "y", [new("one", [(1, 1), (2, 5)]), new("two", [(1, 2), (2, 5.01)]), new("three", [(1, 9), (2, 1)])]));
        var names = texts.Where(t => t.Value is "one" or "two" or "three").ToArray();
        Assert.Equal(3, names.Length); // and no legend
        Assert.Single(names.Select(n => Number(n, "x")).Distinct());
        var heights = names.Select(n => Number(n, "y")).Order().ToArray();
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(pair.Second - pair.First > 13));
        Assert.Equal("three", names.MaxBy(n => Number(n, "y"))!.Value); // it ends lowest
        Assert.All(names, n => Assert.True(Number(n, "x") + SvgCanvas.TextWidth(n.Value, 11) <= SvgCanvas.Width));
    }

    [Theory]
    [InlineData(new double[] { 10, 11, 50 }, new double[] { 10, 24, 50 })]
    [InlineData(new double[] { 98, 99, 100 }, new double[] { 72, 86, 100 })]
    [InlineData(new double[] { -5 }, new double[] { 0 })]
    public void Places_are_moved_apart_and_stay_within_the_ends(double[] wanted, double[] places) =>
        Assert.Equal(places, LineChartSvg.Spread(wanted, 0, 100, 14));

    [Fact]
    public void A_row_of_dots_has_its_name_to_the_left_and_its_number_to_the_right()
    {
        var chart = new DotChart(
            "t", "RMSE", ["a name", new string('n', 60)], new DotSeries("s", [.9, 1.1]) { Intervals = [new(.9, .8, 1, .95), new(1.1, 1, 1.2, .95)] });
        var svg = Svg(chart);
        var texts = svg.Elements().Where(e => e.Name.LocalName == "text").ToArray();
        Assert.Contains(texts, t => t.Value == "a name");
        Assert.Contains(texts, t => t.Value == "1.1000");
        Assert.Contains(texts, t => t.Value.StartsWith("nnn", StringComparison.Ordinal) && t.Value.EndsWith('…'));
        Assert.Equal(2, svg.Elements().Count(e => (string?)e.Attribute("class") == "stem s0"));
    }

    [Fact]
    public void Each_row_makes_a_chart_of_dots_higher_and_a_dot_far_off_is_an_arrow_at_its_end()
    {
        Assert.Equal(18 * 7, Height(Of(10)) - Height(Of(3)));
        var svg = Svg(Of(3) with { Most = 2 });
        Assert.Equal(2, svg.Elements().Count(e => e.Name.LocalName == "circle"));
        Assert.Equal("n3: 3.0000", Assert.Single(svg.Elements(), e => e.Name.LocalName == "path").Value);

        static DotChart Of(int rows) =>
            new("t", "x", [.. Enumerable.Range(1, rows).Select(n => $"n{n}")], new DotSeries("s", [.. Enumerable.Range(1, rows).Select(n => (double)n)]));

        static int Height(Chart chart) => int.Parse(Svg(chart).Attribute("viewBox")!.Value.Split(' ')[3], CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_chart_without_rows_is_drawn_all_the_same() => Assert.Empty(
        Svg(new DotChart("t", "x", [], new DotSeries("one", []), new DotSeries("two", []))).Elements().Where(e => e.Name.LocalName == "circle"));

    [Fact]
    public void Dots_of_two_series_in_a_row_lie_beside_each_other()
    {
        var svg = Svg(new DotChart("t", "x", ["a"], new DotSeries("one", [1]), new DotSeries("two", [1])));
        Assert.Equal(2, svg.Elements().Where(e => e.Name.LocalName == "circle").Select(e => Number(e, "cy")).Distinct().Count());
        var alone = Svg(new DotChart("t", "x", ["a"], new DotSeries("one", [double.NaN]), new DotSeries("two", [1])));
        Assert.Equal(38 + 20 + 9, Number(Assert.Single(alone.Elements(), e => e.Name.LocalName == "circle"), "cy")); // in the middle of its row
    }

    [Fact]
    public void Panels_have_the_same_size_and_axes_and_each_its_name()
    {
        var chart = new PanelChart("t", "x", "y", [.. Enumerable.Range(1, 5).Select(n => new Line($"model {n}", [(n, n + 1), (n + 1, n)]))])
        {
            HasDiagonal = true,
        };
        Assert.Equal((chart.X(), 1, 6), (chart.Y(), chart.X().Low, chart.X().High));
        var svg = Svg(chart);
        Assert.Equal(5, svg.Elements().Count(e => e.Name.LocalName == "text" && e.Value.StartsWith("model", StringComparison.Ordinal)));
        var frames = svg.Elements().Where(e => (string?)e.Attribute("class") == "frame").ToArray();
        Assert.Single(frames.Select(f => ((string?)f.Attribute("width"), (string?)f.Attribute("height"))).Distinct());
        Assert.Equal(5, frames.Select(f => ((string?)f.Attribute("x"), (string?)f.Attribute("y"))).Distinct().Count());
    }

    private static XElement Svg(Chart chart) => XDocument.Parse(ChartSvg.Write(chart)).Root!;

    private static XElement[] Texts(Chart chart) => [.. Svg(chart).Elements().Where(e => e.Name.LocalName == "text")];

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
