using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Recommendation;
using AmazonRec.Runs;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;
using AmazonRec.Testing.Models;
using AmazonRec.Training;


namespace AmazonRec.Tests.Recommendation;

public sealed class RecommenderTests : IDisposable
{
    private static readonly Recommender Factors = SmallRuns.Of("svd");
    private static readonly string User = Factors.MostActiveUsers(1)[0].User;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_folder_answers_as_the_model_it_was_made_of_with_titles_as_the_metadata_have_them()
    {
        var split = SmallRuns.Split;
        var (model, result) = Experiment.Run(
            BiasedMf.Create(4, new RatingRange(0, 5.5f)), split, new TrainingOptions { Epochs = 2, BatchSize = 64, EarlyStopping = null });
        var metadata = InMemory.File($$"""{"asin": "{{split.Train.Items[0]}}", "title": "<b>Bold</b> &amp; <script>alert(1)</script>", "brand": "Ours", "category": ["All", "Strings"]}""" + "\n", "meta.json");
        var items = ItemCatalog.Build(split.Train, Catalog.Read(metadata, new CatalogOptions { StripHtml = false }));
        using (var staged = RunFolder.Prepare(_folder.PathOf("run"))) RunFolder.Save(staged, model, split, result, items);

        var opened = Recommender.Open(_folder.PathOf("run"));
        Assert.Equal(Recommender.For(model, split, catalog: items).TopN(User).Items, opened.TopN(User).Items);
        Assert.Equal(
            ("<b>Bold</b> &amp; <script>alert(1)</script>", "Ours", "Strings"),
            (opened.Item(split.Train.Items[0]).Title, opened.Item(split.Train.Items[0]).Brand, opened.Item(split.Train.Items[0]).Category));
        Assert.Equal(split.Train.Items[0], Assert.Single(opened.FindItems("bold ours")).Id);
        Assert.Equal((split.Hash, result.Test), (opened.Card!.Split.Hash, opened.Card.Test));

        File.Delete(Path.Combine(_folder.PathOf("run"), ItemCatalog.FileName)); // as in folders of before
        var without = Recommender.Open(_folder.PathOf("run"));
        Assert.Equal(("", false), (without.Item(split.Train.Items[0]).Title, without.HasCatalog));
        Assert.Contains(
            "does not tell which items share",
            Assert.Throws<ArgumentException>(() => without.TopN(User, 5, new TopOptions { OneOfVariants = true })).Message,
            StringComparison.Ordinal);

        File.Delete(Path.Combine(_folder.PathOf("run"), "split.safetensors"));
        Assert.Contains(
            "train again",
            Assert.Throws<FileNotFoundException>(() => Recommender.Open(_folder.PathOf("run"))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "holds no run",
            Assert.Throws<FileNotFoundException>(() => Recommender.Open(_folder.PathOf("nothing"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_in_particular_gets_items_by_their_bias_in_the_model_or_else_by_their_bias_estimate()
    {
        var train = SmallRuns.Split.Train;
        int[] rated = [.. Enumerable.Range(0, train.Items.Count).Where(item => train.CountsPerItem()[item] > 0)];
        var own = SmallRuns.Train("svd").Weights["item_bias.weight"].As<float>();
        var (estimates, mean) = (new float[train.Items.Count], train.Value.Average(v => (double)v));
        new AlsBias(train).Predict(
            new int[train.Items.Count], [.. Enumerable.Range(0, train.Items.Count)], estimates); // one user: the same order for all
        foreach (var (name, biases) in new[] { ("svd", own), ("biased-mf", estimates) })
        {
            var list = SmallRuns.Of(name).TopN([]);
            Assert.Equal((AnswerSource.Fallback, train.Items[rated.MaxBy(item => biases[item])]), (list.Source, list.Items[0].Item.Id));
            Assert.Contains("nothing is known", list.Explanation, StringComparison.Ordinal);
        }

        Assert.Equal(mean + own[rated.MaxBy(item => own[item])], Factors.TopN([]).Items[0].Score, 1e-4);
    }

    [Fact]
    public void Fitted_rows_follow_the_ratings_and_are_the_same_each_time()
    {
        var item = Factors.TopN(User).Items[0].Item.Id;
        var (liked, disliked) = (Factors.Predict([new(item, 5)], item), Factors.Predict([new(item, 1)], item));
        Assert.True(liked.Score > disliked.Score);
        Assert.Equal((AnswerSource.FoldedIn, liked), (liked.Source, Factors.Predict([new(item, 5)], item)));
        Assert.Equal(liked, Factors.Predict([new(item, 5), new(item, 5)], item)); // the same again tells nothing more
        Assert.Contains(
            $"The item {item} is rated more than once, with 1 and 5 stars",
            Assert.Throws<ArgumentException>(() => Factors.TopN([new(item, 1), new(item, 5)])).Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(Factors.TopN([new(item, 5)], 1000).Items, i => i.Item.Id == item);
    }

    [Fact]
    public void What_is_not_known_is_told_with_what_may_have_been_meant()
    {
        Assert.Contains(
            $"Did you mean {User},", Assert.Throws<KeyNotFoundException>(() => Factors.TopN($"{User}x")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "no item 'nothing'",
            Assert.Throws<KeyNotFoundException>(() => Factors.Predict(User, "nothing")).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "outside the scale, 1 to 5",
            Assert.Throws<ArgumentException>(() => Factors.TopN([new(Factors.Items[0], 6)])).Message,
            StringComparison.Ordinal);
        Assert.Contains("at least 1", Assert.Throws<ArgumentException>(() => Factors.TopN(User, 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "from 0 to 1",
            Assert.Throws<ArgumentException>(() => Factors.TopN(User, 5, new TopOptions { Diversity = 2 })).Message,
            StringComparison.Ordinal);
        Assert.Contains("ITEM=STARS", Assert.Throws<FormatException>(() => GivenRating.Parse("a=5,b")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stars_keep_to_the_scale_where_scores_do_not() =>
        Assert.All(Factors.TopN(User, 1000).Items, item => Assert.Equal(Math.Clamp(item.Score, 1, 5), item.Stars));

    [Fact]
    public void Of_items_that_share_reviews_one_is_listed()
    {
        // Three items with the same three texts of each of five users, and two others.
        var reviews = Enumerable.Range(0, 5)
            .SelectMany(user => Enumerable.Range(0, 3).Select(item => (User: $"u{user}", Item: $"same{item}", Text: (ulong)(user + 1)))
            .Concat(
                [($"u{user}", $"other{user % 2}", (ulong)(100 + user)), ("v", $"other{user % 2}", (ulong)(200 + user))])).Append(("w",
                "other0", 300UL)).ToArray();
        var plain = Ratings.FromRows(reviews.Select((r, i) => (r.Item1, r.Item2, (float)(1 + (i % 5)), 0L)));
        var ratings = new Ratings(plain.Users, plain.Items, plain.User, plain.Item, plain.Value, plain.Time)
        {
            TextHash = [.. reviews.Select(r => r.Item3)],
        };
        var catalog = ItemCatalog.Build(ratings);
        Assert.Equal(3, catalog.Variants!.Distinct().Count());

        var split = Split.Random(plain, test: .1);
        var model = Trainer.Fit(DotMf.Create(2), split, new TrainingOptions { Epochs = 1, BatchSize = 8, EarlyStopping = null });
        var recommender = Recommender.For(model, split, RatingRange.Stars, catalog);
        var list = recommender.TopN([], 10, new TopOptions { OneOfVariants = true }).Items;
        Assert.Equal(3, list.Count);
        Assert.Single(list, i => i.Item.Id.StartsWith("same", StringComparison.Ordinal));
        Assert.DoesNotContain(
            recommender.TopN([new("same0", 5)], 10, new TopOptions { OneOfVariants = true }).Items,
            i => i.Item.Id.StartsWith("same", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_times_are_an_order_what_a_user_rated_has_no_date_and_the_latest_comes_first()
    {
        var plain = Ratings.FromRows(Enumerable.Range(0, 60).Select(i => ($"u{i % 6}", $"i{i / 6}", (float)(1 + (i % 5)), 1L + (i / 6))));
        var split = Split.LeaveOneOut(plain.InOrderOnly());
        var notes = RunRatings.NotesOf(split);
        var kept = RunRatings.Make(plain.Users, plain.Items, plain.User, plain.Item, plain.Value, plain.Time, notes);
        Assert.Equal((true, false, split.Hash), (kept.TimeIsOrder, kept.IsImplicit, notes["hash"]));

        var model = Trainer.Fit(DotMf.Create(2), split, new TrainingOptions { Epochs = 1, BatchSize = 8, EarlyStopping = null });
        var rated = Recommender.For(model, split, RatingRange.Stars).RatedBy("u0");
        Assert.Equal(["i8", "i7", "i6", "i5", "i4", "i3", "i2", "i1", "i0"], rated.Select(r => r.Item.Id));
        Assert.All(rated, r => Assert.Null(r.Time));
    }

    [Fact]
    public void A_discount_prefers_rare_items_and_diversity_differing_ones()
    {
        var plain = Factors.TopN(User).Items;
        var rare = Factors.TopN(User, 10, new TopOptions { PopularityDiscount = 3 }).Items;
        Assert.True(rare.Sum(i => i.Item.Ratings) < plain.Sum(i => i.Item.Ratings));
        Assert.True(Alike(Factors.TopN(User, 10, new TopOptions { Diversity = .9 }).Items) < Alike(plain));

        static double Alike(IReadOnlyList<RecommendedItem> list) =>
            list.Sum(
                i =>
                    Factors.Similar(i.Item.Id, 1000, minRatings: 1).Similar.Where(s => list.Any(o => o.Item.Id == s.Item.Id))
                        .Sum(s => (double)s.Cosine));
    }

    [Fact]
    public void Users_are_found_by_how_their_id_starts()
    {
        var prefix = Factors.Users[0][..4];
        Assert.Equal(Factors.Users.Ids.Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).Take(3), Factors.FindUsers(prefix, 3));
        Assert.Empty(Factors.FindUsers("no such user"));
    }
}
