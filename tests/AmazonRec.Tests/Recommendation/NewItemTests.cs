using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Models.Zoo;
using AmazonRec.Recommendation;
using AmazonRec.Testing.Models;
using AmazonRec.Training;

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

    [Fact]
    public void A_run_that_keeps_its_scaler_takes_a_new_item_alone_if_the_same_encoder_made_it()
    {
        var matrix = Made(SmallRuns.Split.Train.Items.Ids, "pretrained", n => MathF.Sin(3 * n));
        var features = FeatureAlignment.Align(matrix, SmallRuns.Split.Train, FeatureScaling.Unit);
        var model = HybridText.Create(features.Width, 4, 16);
        var trained = Trainer.Fit(model, SmallRuns.Split, SmallRuns.Options("hybrid-text") with { Epochs = 1 }, features: [features]);
        var recommender = Recommender.For(trained, SmallRuns.Split, RatingRange.Stars);

        var alone = Ask(Made(["new"], "pretrained", _ => .5f));
        var together = Ask(Made([.. SmallRuns.Split.Train.Items.Ids, "zz new"], "pretrained", n => MathF.Sin(3 * n)), "zz new");
        Assert.True(float.IsFinite(alone.Score) && float.IsFinite(together.Score));
        Assert.Contains(
            "hold no item of the run",
            Assert.Throws<ArgumentException>(() => Ask(Made(["new"], "word2vec", _ => .5f))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "not those of the run",
            Assert.Throws<ArgumentException>(
                () => Ask(Made([.. SmallRuns.Split.Train.Items.Ids, "zz new"], "pretrained", n => MathF.Cos(n)), "zz new")).Message,
            StringComparison.Ordinal);

        PredictedRating Ask(FeatureMatrix given, string item = "new") =>
            recommender.PredictNewItem(User, item, new Dictionary<string, FeatureMatrix> { ["text"] = given });
    }

    private static FeatureMatrix Made(IReadOnlyList<string> ids, string method, Func<int, float> value) => new(
        "text",
        Vocabulary.FromIds(ids),
        2,
        [.. Enumerable.Range(0, ids.Count * 2).Select(value)],
        new Dictionary<string, string> { ["method"] = method });

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
