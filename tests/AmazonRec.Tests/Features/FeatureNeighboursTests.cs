using AmazonRec.Data;
using AmazonRec.Features;

namespace AmazonRec.Tests.Features;

public sealed class FeatureNeighboursTests
{
    [Theory]
    [InlineData(40, 1, 3)]
    [InlineData(130, 7, 5)]
    [InlineData(200, 64, 5)]
    [InlineData(90, 400, 89)]
    public void Nearest_among_items_are_those_that_a_look_at_every_pair_finds(int count, int width, int neighbours)
    {
        var features = Random(count, width);
        int[] items = [.. Enumerable.Range(0, count).Where(item => neighbours == count - 1 || item % 10 != 3)];

        var found = FeatureNeighbours.NearestAmong(features, items, neighbours, threads: 2);

        for (var place = 0; place < items.Length; place++)
        {
            int[] expected = [
                .. Enumerable.Range(0, items.Length).Where(other => other != place)
                .OrderByDescending(other => Cosine(features, items[place], items[other])).ThenBy(other => other).Take(neighbours)];
            Assert.Equal(expected, found[(place * neighbours)..((place + 1) * neighbours)]);
        }
    }

    [Fact]
    public void Equally_near_items_come_in_their_order()
    {
        var features = new FeatureMatrix("text", Ids(100), 2, [.. Enumerable.Repeat(new[] { .3f, .4f }, 100).SelectMany(row => row)]);
        var found = FeatureNeighbours.NearestAmong(features, [.. Enumerable.Range(0, 100)], 3, threads: 1);
        Assert.Equal([1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2], found[..12]);
        Assert.Equal([0, 1, 2], found[^3..]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void As_many_neighbours_as_items_are_refused(int neighbours) =>
        Assert.Throws<ArgumentException>(
            () => FeatureNeighbours.NearestAmong(Random(10, 2), [.. Enumerable.Range(0, 10)], neighbours, threads: 1));

    /// <summary>Random rows, some of them copies, and some of zeros.</summary>
    private static FeatureMatrix Random(int count, int width)
    {
        var random = new Random(width);
        var values = new float[count * width];
        for (var row = 0; row < count; row++)
            for (var column = 0; column < width; column++)
                values[(row * width) + column] = row % 17 == 5 ? 0
                    : row % 11 == 7 ? values[((row - 7) * width) + column]
                    : (float)random.NextDouble() - .4f;
        return new FeatureMatrix("text", Ids(count), width, values);
    }

    private static Vocabulary Ids(int count) => Vocabulary.FromIds(Enumerable.Range(0, count).Select(i => $"i{i:000}"));

    private static double Cosine(FeatureMatrix features, int a, int b)
    {
        var (dot, left, right) = (0.0, 0.0, 0.0);
        for (var column = 0; column < features.Width; column++)
        {
            dot += (double)features.Row(a)[column] * features.Row(b)[column];
            left += (double)features.Row(a)[column] * features.Row(a)[column];
            right += (double)features.Row(b)[column] * features.Row(b)[column];
        }

        return left > 0 && right > 0 ? dot / (Math.Sqrt(left) * Math.Sqrt(right)) : 0;
    }
}
