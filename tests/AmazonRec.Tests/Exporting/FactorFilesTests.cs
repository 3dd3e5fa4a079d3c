using System.Text.Json;
using AmazonRec.Auto;
using AmazonRec.Data;
using AmazonRec.Exporting;
using AmazonRec.Recommendation;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;
using AmazonRec.Training;

namespace AmazonRec.Tests.Exporting;

public sealed class FactorFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Products =>
        ["dot-mf", "dot-product", "sigmoid-dot", "biased-mf", "biased-l2", "svd", "svdpp", "bayesian-mf", "bayesian-svdpp"];

    private string Place => _folder.PathOf("factors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Products))]
    public void Stars_of_a_dot_product_follow_from_the_files_alone(string name)
    {
        var model = SmallRuns.Train(name, epochs: 2);
        var index = Export(model);
        Assert.Equal((name, 1), (index.GetProperty("model").GetString(), index.GetProperty("parts").GetArrayLength()));
        AssertPredicts(model, index);
    }

    [Fact]
    public void Stars_of_a_blend_follow_from_the_files_of_its_parts()
    {
        var parts = new[] { ("svd", .6), ("biased-mf", .3), ("bayesian-mf", .2) }.Select(
            part => (SmallRuns.Train(part.Item1, epochs: 2).AsPart(), part.Item2)).ToArray();
        var model = BlendedGraph.Build("blend", parts, -.2, SmallRuns.Split.Train, []);
        var index = Export(model);
        Assert.Equal(
            ["part1.item_biases.npy", "part2.item_biases.npy", "part3.item_biases.npy"],
            index.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("itemBiases").GetString()));
        AssertPredicts(model, index);
    }

    [Theory]
    [InlineData("concat-mlp")]
    [InlineData("neumf")]
    [InlineData("hybrid-text")]
    public void Of_a_model_of_layers_the_tables_stand_side_by_side(string name)
    {
        var model = SmallRuns.Train(name, epochs: 1);
        var part = Export(model).GetProperty("parts")[0];
        Assert.StartsWith("none: layers of the model predict from these tables", part.GetProperty("formula").GetString());
        var (shape, values) = Npy.Read(Path.Combine(Place, part.GetProperty("itemFactors").GetString()!));
        Assert.Equal([model.Items.Count, part.GetProperty("itemWidth").GetInt32()], shape);
        var start = 0;
        foreach (var columns in part.GetProperty("itemColumns").EnumerateArray())
        {
            var (weight, width) = (model.Weights[columns.GetProperty("weight").GetString()!], columns.GetProperty("width").GetInt32());
            for (var item = 0; item < model.Items.Count; item++)
                Assert.Equal(
                    weight.As<float>().AsSpan(item * width, width), values.AsSpan((item * shape[1]) + start, width));
            start += width;
        }

        Assert.Equal(shape[1], start);
        Assert.False(File.Exists(Path.Combine(Place, "item_biases.npy")));
    }

    [Fact]
    public void Files_of_an_earlier_export_are_replaced_by_force_alone_and_none_is_left()
    {
        Export(SmallRuns.Train("svd", epochs: 1));
        Assert.Contains("add --force", Assert.Throws<IOException>(() => FactorFiles.Prepare(Place)).Message);
        var model = SmallRuns.Train("neumf", epochs: 1);
        using var folder = FactorFiles.Prepare(Place, replace: true);
        FactorFiles.Write(Recommender.For(model, SmallRuns.Split), folder, Place);
        Assert.Equal(
            ["factors.json", "item_factors.npy", "items.txt", "user_factors.npy", "users.txt"],
            Directory.EnumerateFiles(Place).Select(Path.GetFileName).Order());
    }

    private JsonElement Export(TrainedModel model)
    {
        using var folder = FactorFiles.Prepare(Place);
        FactorFiles.Write(Recommender.For(model, SmallRuns.Split, RatingRange.Stars), folder, Place);
        Assert.Equal(model.Users.Ids, File.ReadLines(Path.Combine(Place, "users.txt")));
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(Place, "factors.json"))).RootElement;
    }

    /// <summary>The formulas of factors.json give the model's stars for all test rows of known users and items.</summary>
    private void AssertPredicts(TrainedModel model, JsonElement index)
    {
        var rows = SmallRuns.Split.Test;
        var expected = model.Predict(rows);
        var sums = Enumerable.Repeat(index.GetProperty("constant").GetDouble(), rows.Count).ToArray();
        foreach (var part in index.GetProperty("parts").EnumerateArray())
        {
            var (users, items, own, others) = (File("userFactors"), File("itemFactors"), File("userBiases"), File("itemBiases"));
            var width = part.GetProperty("userWidth").GetInt32();
            for (var row = 0; row < rows.Count; row++)
            {
                var stars = (double)own[rows.User[row]] + others[rows.Item[row]];
                for (var k = 0; k < width; k++)
                    stars += (double)users[(rows.User[row] * width) + k] * items[(rows.Item[row] * width) + k];
                if (part.TryGetProperty("sigmoid", out var range))
                    stars = range.GetProperty("min").GetDouble()
                        + ((range.GetProperty("max").GetDouble() - range.GetProperty("min").GetDouble()) / (1 + Math.Exp(-stars)));
                sums[row] += part.GetProperty("weight").GetDouble() * Clipped(part, stars);
            }

            float[] File(string kind) => Npy.Read(Path.Combine(Place, part.GetProperty(kind).GetString()!)).Values;
        }

        var estimated = (Users: Codes("estimatedUsers"), Items: Codes("estimatedItems"));
        for (var row = 0; row < rows.Count; row++)
            if (!estimated.Users.Contains(rows.User[row]) && !estimated.Items.Contains(rows.Item[row]))
                Assert.Equal(expected[row], Clipped(index, sums[row]), 1e-4);
        Assert.Equal(
            Enumerable.Range(0, rows.Users.Count).Where(user => model.Cold.Answers(user, KnownItem(model))), estimated.Users.Order());

        HashSet<int> Codes(string name) =>
            index.TryGetProperty(name, out var codes) ? [.. codes.EnumerateArray().Select(code => code.GetInt32())] : [];

        static int KnownItem(TrainedModel model) => Array.FindIndex(model.Cold.ItemRatings, count => count > 0);

        static double Clipped(JsonElement of, double stars) => of.TryGetProperty("clip", out var range)
            ? Math.Clamp(stars, range.GetProperty("min").GetDouble(), range.GetProperty("max").GetDouble())
            : stars;
    }
}
