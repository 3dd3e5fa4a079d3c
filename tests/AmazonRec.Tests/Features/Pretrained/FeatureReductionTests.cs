using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Features.Pretrained;

namespace AmazonRec.Tests.Features.Pretrained;

public sealed class FeatureReductionTests
{
    [Fact]
    public void Numbers_that_lie_in_a_plane_keep_all_their_distances_in_two()
    {
        var features = Plane(40, 20);
        var reduced = FeatureReduction.Reduce(features, 2, 1);
        Assert.Equal((40, 2, "text"), (reduced.Items.Count, reduced.Width, reduced.Name));
        Assert.Equal("PCA, 2 of 20 numbers, 100.0 % of the variance", reduced.Origin[EncoderOrigin.Reduction]);
        for (var item = 1; item < 40; item++)
            Assert.Equal(Distance(features.Row(0), features.Row(item)), Distance(reduced.Row(0), reduced.Row(item)), 1e-4);
        Assert.Equal(0, Enumerable.Range(0, 40).Sum(item => reduced.Row(item)[0]), 1e-3);
    }

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        var features = Plane(70, 37);
        Assert.Equal(FeatureReduction.Reduce(features, 5, 1).Values, FeatureReduction.Reduce(features, 5, 3).Values);
    }

    [Fact]
    public void More_numbers_than_there_are_or_as_many_as_items_are_refused()
    {
        Assert.Contains("gives 4", Assert.Throws<ArgumentException>(() => FeatureReduction.Reduce(Plane(9, 4), 5, 1)).Message);
        Assert.Contains("3 items", Assert.Throws<ArgumentException>(() => FeatureReduction.Reduce(Plane(3, 4), 3, 1)).Message);
        var same = Plane(3, 4);
        Assert.Same(same, FeatureReduction.Reduce(same, 4, 1));
    }

    private static FeatureMatrix Plane(int items, int width)
    {
        var values = new float[items * width];
        for (var item = 0; item < items; item++)
        {
            var random = RandomSource.For(3, "plane", (uint)item);
            var (a, b) = (random.Below(100, 0) / 50f, random.Below(100, 1) / 50f);
            for (var column = 0; column < width; column++)
                values[(item * width) + column] = 1 + (a * MathF.Sin(column)) + (b * MathF.Cos(2 * column));
        }

        return new FeatureMatrix("text", Vocabulary.FromIds(Enumerable.Range(0, items).Select(item => $"i{item:00}")), width, values);
    }

    private static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += (a[i] - b[i]) * (double)(a[i] - b[i]);
        return Math.Sqrt(sum);
    }
}
