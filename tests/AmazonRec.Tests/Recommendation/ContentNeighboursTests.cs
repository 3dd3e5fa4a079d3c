using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Models.Zoo;
using AmazonRec.Recommendation;
using AmazonRec.Recommendation.Scoring;
using AmazonRec.Testing.Models;
using AmazonRec.Training;

namespace AmazonRec.Tests.Recommendation;

/// <summary>Items that are alike by one content, or by all.</summary>
public sealed class ContentNeighboursTests
{
    private static readonly int Items = SmallRuns.Split.Train.Items.Count;

    [Fact]
    public void Rows_lose_their_mean_and_the_mark_of_missing_content_and_items_without_have_zeros()
    {
        var features = new ItemFeatures("text", 3, [1, 2, 0, 3, 6, 0, 2, 4, 1, 5, 1, 0])
        {
            Report = new FeatureReport("text", 3, FeatureScaling.None, 4, 3, 4, 3, 0, new Dictionary<string, string>()),
        };
        Assert.Equal(2, CentredContent.WidthOf(features));
        Assert.Equal([-2, -1, 0, 3, 0, 0, 2, -2], CentredContent.Rows(features));
    }

    [Fact]
    public void Each_content_answers_for_itself_and_together_none_outweighs_the_other()
    {
        var recommender = Train(1000);
        var item = recommender.Items[0];
        Assert.Equal(["text", "image"], recommender.ContentNames);
        var (text, image) = (All(content: "text"), All(content: "image"));
        Assert.Equal(("text", VectorSpace.Content), (text.Content, text.Space));
        Assert.NotEqual(text.Similar, image.Similar);
        var both = All(content: null);
        Assert.Null(both.Content);
        foreach (var near in both.Similar)
            Assert.Equal((CosineIn(text, near.Item.Id) + CosineIn(image, near.Item.Id)) / 2, near.Cosine, 1e-5);

        SimilarItems All(string? content) => recommender.Similar(item, int.MaxValue, VectorSpace.Content, content: content);

        static float CosineIn(SimilarItems list, string id) => list.Similar.Single(n => n.Item.Id == id).Cosine;
    }

    [Fact]
    public void Neither_a_longer_content_nor_one_that_is_moved_changes_what_is_alike()
    {
        var (once, changed) = (Train(1, move: 0), Train(50, move: 7));
        var item = once.Items[3];
        Assert.Equal(
            once.Similar(item, 10, VectorSpace.Content).Similar.Select(n => n.Item.Id),
            changed.Similar(item, 10, VectorSpace.Content).Similar.Select(n => n.Item.Id));
    }

    [Fact]
    public void By_content_items_without_ratings_are_listed_and_items_without_that_content_are_not()
    {
        var recommender = Train(1, without: 5);
        var by = recommender.Similar(recommender.Items[0], int.MaxValue, content: "image");
        Assert.Equal((0, 0, Items - 2), (by.MinRatings, by.LeftOut, by.Similar.Count));
        Assert.DoesNotContain(by.Similar, near => near.Item.Id == recommender.Items[5]);
        Assert.Contains(
            $"The item {recommender.Items[5]} has no image to be compared by.",
            Assert.Throws<ArgumentException>(() => recommender.Similar(recommender.Items[5], content: "image")).Message,
            StringComparison.Ordinal);
        Assert.Equal(Items - 1, recommender.Similar(recommender.Items[0], int.MaxValue, VectorSpace.Content).Similar.Count);
    }

    [Fact]
    public void A_content_that_the_model_does_not_read_is_told_with_those_that_it_does()
    {
        var item = SmallRuns.Split.Train.Items[0];
        Assert.Contains(
            "no content 'photo' of the items; it reads text, image",
            Assert.Throws<ArgumentException>(() => Train(1).Similar(item, content: "photo")).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "reads no content",
            Assert.Throws<ArgumentException>(() => SmallRuns.Of("svd").Similar(item, content: "text")).Message,
            StringComparison.Ordinal);
    }

    /// <summary>A model of text and images, the images so many times as long, and one item without an image.</summary>
    private static Recommender Train(float times, float move = 0, int without = -1)
    {
        ItemFeatures[] features = [.. SmallZoo.Features(Items)];
        var image = features[1];
        features[1] = image with
        {
            Values = [.. image.Values.Select((value, i) => i / image.Width == without ? 0 : (value * times) + move)],
            Present = [.. Enumerable.Range(0, Items).Select(item => item != without)],
        };
        var model = SmallZoo.Build(ModelZoo.Find("hybrid-text-image"));
        var options = SmallRuns.Options("hybrid-text-image") with { Epochs = 1 };
        return Recommender.For(Trainer.Fit(model, SmallRuns.Split, options, features: features), SmallRuns.Split, RatingRange.Stars);
    }
}
