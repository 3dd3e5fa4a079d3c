using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Encoders.Patches;
using AmazonRec.Features;

namespace AmazonRec.Encoders.Tests;

/// <summary>The steps of features, by hand.</summary>
public sealed class FeaturePartsTests
{
    [Fact]
    public void A_patch_is_less_its_mean_over_its_contrast()
    {
        var picture = new byte[3 * 8 * 8];
        for (var c = 0; c < 3; c++) picture[(3 * ((2 * 8) + 3)) + c] = 120; // one bright pixel at (3, 2)
        var sampler = new PatchSampler(8, 2);
        var patch = new float[12];
        sampler.Cut(picture, 2, 2, patch);
        var scale = 1 / Math.Sqrt((((3 * 90.0 * 90) + (9 * 30.0 * 30)) / 11) + 10);
        Assert.Equal(90 * scale, patch[3], 1e-5);
        Assert.Equal(-30 * scale, patch[0], 1e-5);
        sampler.Cut(picture, 5, 5, patch);
        Assert.All(patch, v => Assert.Equal(0, v));
    }

    [Fact]
    public void Whitened_numbers_vary_alike_and_apart()
    {
        const int count = 4000;
        var random = RandomSource.For(2, "white");
        var rows = new float[3 * count];
        for (var i = 0; i < count; i++)
        {
            var (a, b, c) = (random.Normal(3 * (ulong)i), random.Normal((3 * (ulong)i) + 1), random.Normal((3 * (ulong)i) + 2));
            (rows[3 * i], rows[(3 * i) + 1], rows[(3 * i) + 2]) = ((float)(20 * a), (float)((20 * a) + (10 * b) + 5), (float)(30 * c));
        }

        var whitening = Whitening.Learn(rows, 3, threads: 1);
        var (from, to) = (new PatchPanels(count, 3), new PatchPanels(count, 3));
        for (var i = 0; i < count; i++) from.Put(i, rows.AsSpan(3 * i, 3));
        whitening.Apply(from, new float[from.WholeRows * Panels.Width], to);
        for (var i = 0; i < count; i++) to.Get(i, rows.AsSpan(3 * i, 3));
        var covariance = Covariance.Compute(rows, Covariance.Means(rows, 3), threads: 2);
        for (var i = 0; i < 3; i++)
            for (var j = 0; j < 3; j++) Assert.Equal(i == j ? 1 : 0, covariance[i, j], 0.02); // 0.02: the floor of 0.1 beside 39 and more
    }

    [Fact]
    public void K_means_finds_two_heaps_and_their_means()
    {
        var rows = new PatchPanels(6, 2);
        float[][] points = [[0, 0], [0, 2], [1, 1], [10, 10], [10, 12], [13, 11]];
        for (var i = 0; i < 6; i++) rows.Put(i, points[i]);
        var found = KMeansCodebook.Learn(rows, 2, rounds: 10, seed: 1, threads: 2);
        var centers = Enumerable.Range(0, 2).Select(c => (found[c, 0], found[c, 1])).Order().ToArray();
        Assert.Equal((1 / 3f, 1f), centers[0]);
        Assert.Equal((11f, 11f), centers[1]);
    }

    [Fact]
    public void A_quarter_sums_how_much_nearer_than_usual_each_word_is()
    {
        // One patch a quarter, 2 by 2 places; words at the patch of the first place and at its opposite.
        var picture = Enumerable.Range(0, 3 * 9 * 9).Select(i => (byte)(i * i * 7)).ToArray();
        var sampler = new PatchSampler(9, 8);
        var whitening = Whitening.Learn(sampler.Draw([picture], 50, seed: 1), sampler.Numbers, threads: 1);
        var (patches, white) = (new PatchPanels(4, sampler.Numbers), new PatchPanels(4, sampler.Numbers));
        var rows = new float[4][];
        for (var i = 0; i < 4; i++)
        {
            sampler.Cut(picture, i % 2, i / 2, rows[i] = new float[sampler.Numbers]);
            patches.Put(i, rows[i]);
        }

        whitening.Apply(patches, new float[patches.WholeRows * Panels.Width], white);
        for (var i = 0; i < 4; i++) white.Get(i, rows[i]);
        float[][] words = [rows[0], [.. rows[0].Select(v => -v)], new float[sampler.Numbers]];
        var features = new float[12];
        new TriangleEncoder(sampler, whitening, KMeansCodebook.FromCenters(words)).Encode(picture, features);
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var distances = words.Select(w => Math.Sqrt(w.Zip(rows[quarter], (a, b) => (double)(a - b) * (a - b)).Sum())).ToArray();
            for (var word = 0; word < 3; word++)
                Assert.Equal(Math.Max(0, distances.Average() - distances[word]), features[(quarter * 3) + word], 0.02);
        }
    }

    [Fact]
    public void The_colour_layout_is_each_fields_mean_colour()
    {
        var picture = new byte[3 * 4 * 4];
        for (var y = 0; y < 2; y++)
            for (var x = 0; x < 2; x++) picture[3 * ((y * 4) + x)] = 255; // red above left
        var layout = new float[12];
        ColorLayout.Describe(picture, 4, 2, layout);
        Assert.Equal(
            [(0.299f * 255) - 127.5f, -0.299f * 255 / 1.772f, 127.5f, -127.5f, 0, 0],
            layout[..6].Select(v => MathF.Round(v, 4)),
            (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void Neighbours_are_the_nearest_by_cosine_whatever_their_length()
    {
        var features = new FeatureMatrix("image", Vocabulary.FromIds(["a", "b", "c", "d"]), 2, [1, 0, 5, 1, 0, 3, 0, 0]);
        var found = FeatureNeighbours.Nearest(features, 0, 2);
        Assert.Equal([1, 2], found.Select(n => n.Item));
        Assert.Equal(5 / Math.Sqrt(26), found[0].Cosine, 1e-6);
    }
}
