using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Recommendation;
using AmazonRec.Testing.Models;
using AmazonRec.Training;
using static AmazonRec.Testing.Models.ColdSplit;

namespace AmazonRec.Tests.Recommendation;

public sealed class ColdAnswersTests
{
    public static TheoryData<string> Zoo => SmallRuns.Zoo;

    [Theory]
    [MemberData(nameof(Zoo))]
    public void Answers_are_the_models_own_and_say_what_they_are_made_from(string name)
    {
        var (trained, recommender) = Made(name);
        foreach (var user in new[] { ColdUser, KnownUser, 11 })
        {
            foreach (var item in new[] { WithContent, Without, WithoutEither, KnownItem, 12 })
            {
                var answer = recommender.Predict(Rows.Train.Users[user], Rows.Train.Items[item]);
                Assert.Equal(Math.Clamp(Predict(trained, user, item), 1, 5), answer.Stars, 1e-4f);
                Assert.Equal(SourceOf(user, item), answer.Source);
                Assert.Equal(item > 2 && user > 1, !answer.Explanation.Contains("nothing is known", StringComparison.Ordinal));
            }
        }

        Assert.Equal(
            $"from the user's ratings alone: nothing is known of i0{Without}",
            recommender.Predict($"u0{KnownUser}", $"i0{Without}").Explanation);

        AnswerSource SourceOf(int user, int item) =>
            item <= 2 && trained.HasContentOf(item) ? AnswerSource.Content
            : user <= 1 ? AnswerSource.Fallback
            : item <= 2 ? AnswerSource.ColdItem
            : AnswerSource.Trained;
    }

    [Theory]
    [MemberData(nameof(Zoo))]
    public void Lists_hold_nothing_of_which_nothing_is_known(string name)
    {
        var (trained, recommender) = Made(name);
        foreach (
            var list in recommender.TopNForAll(Items).Append(recommender.TopN([], Items))
                .Append(recommender.TopN([new($"i0{KnownItem}", 4)], Items)))
        {
            Assert.DoesNotContain(list.Items, i => i.Item.Id is "i01" or "i02");
            if (!trained.HasContentOf(WithContent)) Assert.DoesNotContain(list.Items, i => i.Item.Id == "i00");
            foreach (var i in list.Items.Where(_ => list.User is not null))
                Assert.Equal(
                    Math.Clamp(Predict(trained, Rows.Train.Users.CodeOf(list.User!), Rows.Train.Items.CodeOf(i.Item.Id)), 1, 5),
                    i.Stars,
                    1e-4f);
        }
    }

    [Theory]
    [MemberData(nameof(Zoo))]
    public void What_nothing_is_known_of_has_no_share_and_the_others_add_up(string name)
    {
        var (_, recommender) = Made(name);
        foreach (var user in new[] { ColdUser, KnownUser })
        {
            foreach (var item in new[] { WithContent, Without, KnownItem })
            {
                var why = recommender.Why(Rows.Train.Users[user], Rows.Train.Items[item]);
                if (item != KnownItem) Assert.DoesNotContain(why.Shares, share => share.Input == "product");
                if (user == ColdUser) Assert.DoesNotContain(why.Shares, share => share.Input == "user");
                if (why.Shares.Count == 0) continue;
                Assert.Equal(why.Score, why.Baseline + why.Shares.Sum(share => share.Stars), 1e-4);
                var shown = RoundedShares.Round(why);
                Assert.Equal(shown.Score, shown.Baseline + shown.Shares.Sum(share => share.Stars));
            }
        }
    }

    [Fact]
    public void Of_an_unknown_item_svd_tells_the_users_share_alone()
    {
        var why = Made("svd").Recommender.Why($"u0{KnownUser}", $"i0{Without}");
        Assert.Equal("user", Assert.Single(why.Shares).Input);
        Assert.Equal(why.Score, why.Baseline + why.Shares[0].Stars, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Zoo))]
    public void A_given_rating_that_could_not_be_used_is_told(string name)
    {
        var (_, recommender) = Made(name);
        var alone = recommender.TopN([new($"i0{Without}", 5)]);
        Assert.Equal(AnswerSource.Fallback, alone.Source);
        Assert.Contains(
            $"the rating of i0{Without} could not be used: no training rating tells", alone.Explanation, StringComparison.Ordinal);
        var among = recommender.TopN([new($"i0{Without}", 5), new($"i0{KnownItem}", 4)]);
        Assert.Contains("from 1 given rating", among.Explanation, StringComparison.Ordinal);
        Assert.Contains($"the rating of i0{Without} could not be used", among.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be used", recommender.TopN([new($"i0{KnownItem}", 4)]).Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Zoo))]
    public void Given_ratings_tell_of_their_giver_and_not_of_an_unknown_item(string name)
    {
        var (trained, recommender) = Made(name);
        GivenRating[] liked = [new("i05", 5), new("i06", 5), new("i07", 5)], disliked = [.. liked.Select(g => g with { Stars = 1 })];
        var (high, low) = (recommender.Predict(liked, "i01"), recommender.Predict(disliked, "i01"));
        Assert.Equal((AnswerSource.ColdItem, high.Stars), (high.Source, recommender.Predict(liked, "i02").Stars));
        Assert.True(high.Stars > low.Stars);
        Assert.Equal(recommender.Predict("u00", "i09").Stars, recommender.Predict([], "i09").Stars, 1e-6f);

        // The ratings of a user whom training knows, brought along, make that user's bias.
        if (UnknownRows.Find(trained.Model) is UnknownRow.Zeros or UnknownRow.Drawn) return;
        var own = Enumerable.Range(0, Rows.Train.Count).Where(row => Rows.Train.User[row] == KnownUser)
            .Select(row => new GivenRating(Rows.Train.Items[Rows.Train.Item[row]], Rows.Train.Value[row])).ToArray();
        Assert.Equal(Predict(trained, KnownUser, Without), recommender.Predict(own, "i01").Stars, 1e-5f);
    }

    [Fact]
    public void An_item_that_the_run_has_but_never_rated_is_answered_as_one_that_it_does_not_have()
    {
        var (_, recommender) = Made("hybrid-text");
        var text = ColdSplit.Features[0];
        var ids = Rows.Train.Items.Ids.Append("new").ToArray();
        var given = new FeatureMatrix(
            "text", Vocabulary.OfSorted(ids), text.Width, [.. text.Values, .. text.Values[..text.Width]], new Dictionary<string, string>());
        foreach (var user in new[] { "u01", "u05" })
        {
            var (known, unknown) = (
                recommender.Predict(user, "i00"),
                recommender.PredictNewItem(user, "new", new Dictionary<string, FeatureMatrix> { ["text"] = given }));
            Assert.Equal(known.Score, unknown.Score, 1e-3f);
            Assert.Equal(AnswerSource.Content, unknown.Source);
        }
    }

    [Theory]
    [InlineData("dot-mf")]
    [InlineData("svd")]
    [InlineData("hybrid-text")]
    public void Nothing_is_like_an_item_of_which_nothing_is_known(string name)
    {
        var recommender = Made(name).Recommender;
        Assert.Empty(recommender.Why("u05", "i01").Nearest);
        Assert.ThrowsAny<ArgumentException>(() => recommender.Similar("i01"));
        Assert.DoesNotContain(
            recommender.Similar("i09", Items, minRatings: 0).Similar.Concat(
                recommender.HasContent ? recommender.Similar("i09", Items, VectorSpace.Content, minRatings: 0).Similar : []),
            n => n.Item.Id is "i01" or "i02");
        Assert.DoesNotContain(recommender.Why("u00", "i09").Nearest, n => n.Item.Id is "i01" or "i02");
    }

    private static (TrainedModel Model, Recommender Recommender) Made(string name)
    {
        var trained = Train(name);
        return (trained, Recommender.For(trained, Rows, RatingRange.Stars));
    }
}
