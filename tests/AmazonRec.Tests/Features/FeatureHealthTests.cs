using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Features;

namespace AmazonRec.Tests.Features;

public sealed class FeatureHealthTests
{
    [Fact]
    public void Rows_that_differ_in_all_directions_are_fine()
    {
        var health = FeatureHealth.Measure(Of(200, 8, (item, column) => Normal(item, column)))!;
        Assert.Equal((200, 8, 8, 8, 8), (health.Items, health.Width, health.Directions, health.Rank, health.MostDirections));
        Assert.InRange(health.MeanCosine, -.05, .05);
        Assert.Null(health.Warning);
        Assert.Equal(health, FeatureHealth.Measure(Of(200, 8, (item, column) => Normal(item, column))));
    }

    [Fact]
    public void Rows_that_nearly_point_one_way_are_told()
    {
        var health = FeatureHealth.Measure(Of(50, 4, (item, column) => 10 + Normal(item, column)))!;
        Assert.True(health is { IsUniform: true, Directions: 4 });
        Assert.Contains("cosine of 0.99", health.Warning, StringComparison.Ordinal);
        Assert.Contains("other fields", health.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_differ_in_fewer_directions_than_they_have_numbers_are_told_with_a_width_to_take()
    {
        var health = FeatureHealth.Measure(Of(100, 6, (item, column) => Normal(item, column % 2)))!;
        Assert.Equal((2, 2, 6), (health.Directions, health.Rank, health.MostDirections));
        Assert.Contains("in 2 directions, and could in 6", health.Warning, StringComparison.Ordinal);
        Assert.Contains("a width of 2", health.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_hardly_differ_in_most_directions_are_told_too()
    {
        var health = FeatureHealth.Measure(Of(100, 8, (item, column) => Normal(item, column) * (column == 0 ? 1 : .001f)))!;
        Assert.Equal((1, 8, 8), (health.Directions, health.Rank, health.MostDirections));
        Assert.Contains("in 1 directions, and could in 8", health.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Wide_rows_can_differ_in_no_more_directions_than_there_are_rows()
    {
        var health = FeatureHealth.Measure(Of(20, 64, (item, column) => Normal(item, column)))!;
        Assert.Equal((19, 19), (health.Directions, health.MostDirections));
        Assert.Null(health.Warning);
    }

    [Fact]
    public void Of_a_few_items_nothing_is_said() => Assert.Null(FeatureHealth.Measure(Of(9, 2, (_, _) => 1)));

    private static float Normal(int item, int column) => (float)RandomSource.For(1, "test", (uint)item).Normal((ulong)column);

    private static FeatureMatrix Of(int items, int width, Func<int, int, float> value) => new(
        "text",
        Vocabulary.FromIds(Enumerable.Range(0, items).Select(n => $"i{n:D4}")),
        width,
        [.. Enumerable.Range(0, items * width).Select(i => value(i / width, i % width))]);
}
