using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Models.Zoo;
using AmazonRec.Recommendation;
using AmazonRec.Testing.Models;
using AmazonRec.Training;

namespace AmazonRec.Tests.Recommendation;

public sealed class NewProductTests
{
    private static readonly Split Split = SmallRuns.Split;
    private static readonly FeatureMatrix Text = Waves("text", 3);
    private static readonly FeatureMatrix Image = Waves("image", 4);
    private static readonly Recommender Run = Trained(Text, Image);
    private static readonly string User = Run.MostActiveUsers(1)[0].User;

    [Fact]
    public void A_product_is_predicted_by_what_is_given_of_it()
    {
        var (both, title) = (Run.Predict(User, Product(Text.Row(0), Image.Row(0))), Run.Predict(User, Product(Text.Row(0))));
        Assert.InRange(both.Stars, 1, 5);
        Assert.NotEqual(both.Score, title.Score);
        Assert.NotEqual(title.Score, Run.Predict(User, Product(Text.Row(1))).Score);
        Assert.EndsWith("but its text", title.Explanation, StringComparison.Ordinal);
        Assert.EndsWith("but its image and text", both.Explanation, StringComparison.Ordinal);
        Assert.Equal(both.Score, Run.PredictNewItem(User, Text.Items[0], Files()).Score, 1e-5);
    }

    [Fact]
    public void What_is_not_given_counts_as_the_mean_item()
    {
        var means = Run.Predict(User, Product(Text.Row(0), MeanOf(Image)));
        Assert.Equal(means.Score, Run.Predict(User, Product(Text.Row(0))).Score, 1e-5);
    }

    [Fact]
    public void The_nearest_item_of_a_product_with_the_same_content_is_that_item()
    {
        var similar = Run.Similar(Product(Text.Row(5), Image.Row(5)), count: 3);
        Assert.Equal(Text.Items[5], similar.Similar[0].Item.Id);
        Assert.Equal(1, similar.Similar[0].Cosine, 1e-5);
        Assert.Equal("text", Run.Similar(Product(Text.Row(5))).Content);
        Assert.True(Run.Similar(Product(Text.Row(5)), minRatings: 10).LeftOut > 0);
    }

    [Fact]
    public void The_audience_are_the_users_who_would_rate_it_highest_and_the_place_is_that_in_their_lists()
    {
        var product = Product(Text.Row(0), Image.Row(0));
        var audience = Run.AudienceOf(product, count: 5);
        var scores = Run.Users.Ids.ToDictionary(user => user, user => Run.Predict(user, product));
        var trained = scores.Where(s => s.Value.Explanation.StartsWith("from the user's", StringComparison.Ordinal)).ToArray();
        Assert.Equal(trained.Length, audience.Users);
        Assert.Equal(trained.OrderByDescending(s => s.Value.Score).Take(5).Select(s => s.Key), audience.Best.Select(m => m.User));
        foreach (var member in audience.Best)
        {
            var list = Run.TopN(member.User, Run.Items.Count);
            Assert.Equal(1 + list.Items.Count(item => item.Score > member.Score), member.Place);
            Assert.Equal(list.Items.Count + 1, member.ListLength);
        }
    }

    [Fact]
    public void A_model_without_such_content_is_refused()
    {
        Assert.Contains(
            "reads no content", Assert.Throws<ArgumentException>(() => SmallRuns.Of("svd").AudienceOf(Product(Text.Row(0)))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "does not say how it scaled",
            Assert.Throws<ArgumentException>(() => SmallRuns.Of("hybrid-text").Predict(User, Product(Text.Row(0)))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "none of it is given",
            Assert.Throws<ArgumentException>(() => Run.Predict(User, new NewItem(NewItem.CardOf("new"), new Dictionary<string, float[]>())))
                .Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_or_a_photo_says_nothing_to_features_of_another_kind()
    {
        Assert.Contains("--title", Assert.Throws<ArgumentException>(() => Run.Encode(title: null, photo: null)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "it reads 'image' (waves) and 'text' (waves)",
            Assert.Throws<ArgumentException>(() => Run.Encode("a guitar", photo: null)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "--encoder resnet18", Assert.Throws<ArgumentException>(() => Run.Encode(title: null, "a.jpg")).Message, StringComparison.Ordinal);
    }

    private static NewItem Product(ReadOnlySpan<float> text, ReadOnlySpan<float> image = default)
    {
        var content = new Dictionary<string, float[]> { ["text"] = text.ToArray() };
        if (image.Length > 0) content["image"] = image.ToArray();
        return new NewItem(NewItem.CardOf("new", "A guitar"), content);
    }

    private static Dictionary<string, FeatureMatrix> Files() => new[] { Text, Image }.ToDictionary(file => file.Name, file => new FeatureMatrix(
        file.Name, Vocabulary.FromIds([.. file.Items.Ids]), file.Width, file.Values.ToArray(), file.Origin));

    private static float[] MeanOf(FeatureMatrix features)
    {
        var counts = Split.Train.CountsPerItem();
        int[] trained = [.. Enumerable.Range(0, features.Items.Count).Where(item => counts[Split.Train.Items.CodeOf(features.Items[item])] > 0)];
        return [.. Enumerable.Range(0, features.Width).Select(column => (float)trained.Average(item => (double)features.Row(item)[column]))];
    }

    private static FeatureMatrix Waves(string name, int width) => new(
        name, Vocabulary.FromIds([.. Split.Train.Items.Ids]), width,
        [.. Enumerable.Range(0, Split.Train.Items.Count * width).Select(n => MathF.Sin((7 + width) * n))],
        new Dictionary<string, string> { ["method"] = "waves" });

    private static Recommender Trained(params FeatureMatrix[] contents)
    {
        ItemFeatures[] features = [
            .. contents.Select(content => FeatureAlignment.Align(content, Split.Train, FeatureScaling.Unit)).OrderBy(f => f.Name, StringComparer.Ordinal)];
        var model = BiasedMfContent.Create(features.ToDictionary(f => f.Name, f => f.Width), factors: 4, new(0, 5.5f));
        var options = SmallRuns.Options("biased-mf-content") with { Epochs = 3 };
        return Recommender.For(Trainer.Fit(model, Split, options, features: features), Split, RatingRange.Stars);
    }
}
