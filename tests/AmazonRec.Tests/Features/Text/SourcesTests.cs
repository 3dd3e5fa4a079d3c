using System.Text;
using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Features.Text;
using AmazonRec.Features.Text.Cleaning;
using AmazonRec.Features.Text.Sources;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Features.Text;

public sealed class SourcesTests
{
    private static readonly Review[] Reviews = [
        .. Enumerable.Range(0, 40).Select(n => new Review($"u{n % 8}", $"i{n / 8}", (n % 5) + 1, n + 1) { Text = $"word{n} common" })];

    [Fact]
    public void Feature_falls_back_to_description_then_category_and_to_category_when_cleaning_leaves_nothing()
    {
        var texts = CatalogTexts.SellingPoints(
            Read("""
            {"asin": "A", "feature": ["Loud Speaker", "the best"], "description": ["no"], "category": ["Sound"]}
            {"asin": "B", "feature": [], "description": ["A Quiet box"], "category": ["Sound"]}
            {"asin": "C", "category": ["Sound", "Audio Cables"]}
            {"asin": "D", "feature": ["the of"], "category": ["Video"]}
            {"asin": "E", "title": "nothing else"}
            """),
            TextCleaner.English);
        Assert.Equal(
            ["A loud speaker best", "B quiet box", "C sound audio cables", "D video"],
            texts.Items.Select(item => $"{item.Item} {item.Whole}"));
        Assert.Equal([1, 1, 1, 1, 1], texts.Counts.Values);
        Assert.Equal(TextSourceKind.Catalogue, texts.Kind);
    }

    [Fact]
    public void Fields_are_read_in_the_order_given_and_each_is_cleaned_and_counted()
    {
        var catalog = Read("""
            {"asin": "A", "title": "<b>Loud</b> Speaker of", "brand": "The Boom &amp; Co", "category": ["Sound", "Cables"]}
            {"asin": "B", "title": "<span class=\"a-size-medium a-color-secondary\"", "description": ["A Quiet box"], "feature": ["small"]}
            {"asin": "C", "title": "of the"}
            """);
        var texts = CatalogTexts.Read(catalog, CatalogTexts.StandardFields, TextCleaner.English);
        Assert.Equal(
            ["A loud speaker boom co sound cables", "B quiet box"], texts.Items.Select(item => $"{item.Item} {item.Whole}"));
        Assert.Equal(
            ["title 1", "brand 1", "category 1", "description 1", "no text 1"], texts.Counts.Select(count => $"{count.Key} {count.Value}"));
        Assert.Equal("title, brand, category, description", texts.Origin[TextOrigin.FieldsName]);
        Assert.Equal(
            ["boom co loud speaker", "small"],
            CatalogTexts.Read(catalog, [TextField.Brand, TextField.Feature, TextField.Title], TextCleaner.English).Items
                .Select(item => item.Whole));
        foreach (var fields in new TextField[][] { [], [TextField.Title, TextField.Title], [TextField.Review] })
            Assert.Throws<ArgumentException>(() => CatalogTexts.Read(catalog, fields, TextCleaner.English));
    }

    [SharedFact]
    public void Titles_that_are_markup_alone_leave_no_word_of_it()
    {
        var catalog = Catalog.Read(Shared.Data("amazon2018-magazines", "meta_Magazine_Subscriptions.json.gz"));
        var texts = CatalogTexts.Read(catalog, CatalogTexts.StandardFields, TextCleaner.English);
        Assert.InRange(texts.Items.Count, 2000, 2320);
        Assert.InRange(texts.Counts["title"], 1, 250);
        var words = texts.Sentences().SelectMany(words => words).ToArray();
        foreach (var markup in new[] { "span", "div", "href", "nbsp", "amp", "img" })
            Assert.InRange(words.Count(word => word == markup), 0, 2); // a span of years
    }

    [Fact]
    public void An_item_may_have_its_catalogue_text_and_its_training_reviews()
    {
        var split = Split.Random(Ratings.FromRows(Reviews.Select(r => (r.User, r.Item, r.Rating, r.Time))), 0.2, 0.1, seed: 3);
        var shops = CatalogTexts.Read(
            Read("""
            {"asin": "i0", "title": "first"}
            {"asin": "unrated", "title": "last"}
            """), [TextField.Title], TextCleaner.Markup);
        var users = ReviewTexts.OfTraining(Reviews, split, TextCleaner.Markup);
        var both = shops.With(users);
        var texts = both.Items.ToDictionary(item => item.Item, item => item.Texts);
        Assert.Equal(["first", .. users.Items.Single(item => item.Item == "i0").Texts], texts["i0"]);
        Assert.Equal(["last"], texts["unrated"]);
        Assert.Equal(users.Items.Single(item => item.Item == "i1").Texts, texts["i1"]);
        Assert.Equal(TextSourceKind.TrainingReviews, both.Kind);
        Assert.Equal("title, review", both.Origin[TextOrigin.FieldsName]);
        Assert.Equal((2, 0), ((int)both.Counts["title"], (int)both.Counts["training-reviews: no text"]));

        var features = TextFeatures.OfTerms(both, 10);
        TextOrigin.RefuseLeak(features, split);
        var other = Split.Random(Ratings.FromRows(Reviews.Select(r => (r.User, r.Item, r.Rating, r.Time))), 0.2, 0.1, seed: 4);
        Assert.Throws<ArgumentException>(() => TextOrigin.RefuseLeak(features, other));
    }

    [Fact]
    public void Reviews_of_a_split_are_only_those_to_train_on()
    {
        var split = Split.Random(Ratings.FromRows(Reviews.Select(r => (r.User, r.Item, r.Rating, r.Time))), 0.2, 0.1, seed: 3);
        var texts = ReviewTexts.OfTraining(Reviews, split, TextCleaner.Markup);
        var used = texts.Items.SelectMany(item => item.Texts).ToHashSet();
        Assert.Equal(split.Train.Count, used.Count);
        foreach (var part in new[] { split.Validation, split.Test })
            for (var row = 0; row < part.Count; row++) Assert.DoesNotContain($"word{part.Time[row] - 1} common", used);
        Assert.Equal(
            (split.Train.Count, split.Validation.Count + split.Test.Count),
            ((int)texts.Counts["training reviews"], (int)texts.Counts["held out"]));
    }

    [Fact]
    public void Copies_of_a_held_out_review_are_left_out()
    {
        var split = Split.Random(Ratings.FromRows(Reviews.Select(r => (r.User, r.Item, r.Rating, r.Time))), 0.2, 0, seed: 3);
        var (train, test) = ((int)split.Train.Time[0] - 1, (int)split.Test.Time[0] - 1);
        var copied = Reviews.ToArray();
        copied[train] = copied[train] with { Text = copied[test].Text };
        copied = [.. copied, copied[test] with { Text = "said again" }];
        var texts = ReviewTexts.OfTraining(copied, split, TextCleaner.Markup);
        Assert.Equal(1, texts.Counts["text of a held-out review"]);
        Assert.DoesNotContain(texts.Items.SelectMany(item => item.Texts), text => text == copied[test].Text || text == "said again");
    }

    [Fact]
    public void The_review_to_be_predicted_is_read_only_as_reported()
    {
        var error = Assert.Throws<ArgumentException>(() => ReviewTexts.WithTargets(Reviews, Protocol.Clean, TextCleaner.Markup));
        Assert.Contains("tells the rating", error.Message);
        var leaky = TextFeatures.OfTerms(ReviewTexts.WithTargets(Reviews, Protocol.AsReported, TextCleaner.Markup), 10);
        var split = Split.Random(Ratings.FromRows(Reviews.Select(r => (r.User, r.Item, r.Rating, r.Time))), 0.2, 0, seed: 3);
        Assert.Contains("would read the answer", Assert.Throws<ArgumentException>(() => TextOrigin.RefuseLeak(leaky, split)).Message);
        TextOrigin.RefuseLeak(leaky, split.AsReported());
    }

    [Fact]
    public void Features_of_one_splits_training_reviews_are_refused_by_another()
    {
        var ratings = Ratings.FromRows(Reviews.Select(r => (r.User, r.Item, r.Rating, r.Time)));
        var (split, other) = (Split.Random(ratings, 0.2, 0, seed: 3), Split.Random(ratings, 0.2, 0, seed: 4));
        var features = TextFeatures.OfTerms(ReviewTexts.OfTraining(Reviews, split, TextCleaner.Markup), 10);
        TextOrigin.RefuseLeak(features, split);
        Assert.Contains(other.Hash, Assert.Throws<ArgumentException>(() => TextOrigin.RefuseLeak(features, other)).Message);
    }

    internal static Catalog Read(string json) =>
        Catalog.Read(new DataSource("meta.json", () => new MemoryStream(Encoding.UTF8.GetBytes(json))));
}
