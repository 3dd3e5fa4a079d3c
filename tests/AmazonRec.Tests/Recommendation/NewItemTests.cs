using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Recommendation;
using AmazonRec.Testing.Models;

namespace AmazonRec.Tests.Recommendation;

public sealed class NewItemTests
{
    private static readonly Recommender Hybrid = SmallRuns.Of("hybrid-text");
    private static readonly string User = Hybrid.MostActiveUsers(1)[0].User;

    [Fact]
    public void An_item_without_ratings_is_predicted_by_its_content_however_the_run_scaled_it()
    {
        var (plain, scaled) = (
            Hybrid.PredictNewItem(User, "new", Content(x => x)), Hybrid.PredictNewItem(User, "new", Content(x => (3 * x) + 7)));
        Assert.Equal(plain.Score, scaled.Score, 1e-3);
        Assert.Contains("but its text", plain.Explanation, StringComparison.Ordinal);
        Assert.NotEqual(plain.Score, Hybrid.PredictNewItem(User, "newer", Content(x => x)).Score);
    }

    [Fact]
    public void Features_of_another_kind_are_refused()
    {
        Assert.Contains(
            "not those of the run",
            Assert.Throws<ArgumentException>(() => Hybrid.PredictNewItem(User, "new", Content(x => x * x))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "give those of the item",
            Assert.Throws<ArgumentException>(() => Hybrid.PredictNewItem(User, "new", new Dictionary<string, FeatureMatrix>())).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "reads no content",
            Assert.Throws<ArgumentException>(() => SmallRuns.Of("svd").PredictNewItem(User, "new", Content(x => x))).Message,
            StringComparison.Ordinal);
    }

    /// <summary>What the model read of the items it knows, and two new ones, all changed.</summary>
    private static Dictionary<string, FeatureMatrix> Content(Func<float, float> changed)
    {
        var items = SmallRuns.Split.Train.Items;
        var text = SmallZoo.Features(items.Count)[0];
        var ids = items.Ids.Append("new").Append("newer").Order(StringComparer.Ordinal).ToArray();
        float[] values = [.. ids.SelectMany(id => items.TryGetCode(id, out var code)
            ? text.Values.AsSpan(code * text.Width, text.Width).ToArray()
            : Enumerable.Repeat(id == "new" ? .5f : -.5f, text.Width).ToArray())];
        return new()
        {
            ["text"] = new FeatureMatrix(
                "text", Vocabulary.FromIds(ids), text.Width, Array.ConvertAll(values, x => changed(x)), new Dictionary<string, string>()),
        };
    }
}
