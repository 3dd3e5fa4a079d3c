using AmazonRec.Data;

namespace AmazonRec.Synthesis.Tests;

public sealed class CopyTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.37)]
    [InlineData(0.5)]
    public void The_share_of_copies_is_as_asked_for(double share)
    {
        var ratings = Read(new SynthesisOptions { Users = 300, Items = 100, Ratings = 4000, Copies = share });
        Assert.Equal(4000, ratings.Count);
        Assert.Equal(share, (double)(ratings.Count - Copies.Find(ratings).Count) / ratings.Count, 1e-9);
    }

    [Fact]
    public void Half_of_them_are_the_same_user_and_item_again_and_half_the_same_text_on_another_item()
    {
        var ratings = Read(new SynthesisOptions { Users = 300, Items = 100, Ratings = 4000, Copies = 0.4 });
        var pairs = ratings.User.Zip(ratings.Item).Distinct().Count();
        Assert.Equal(800, ratings.Count - pairs);
        Assert.Equal(800, ratings.Count - Copies.Find(ratings).Texts);
    }

    [Fact]
    public void Clones_come_in_groups_that_carry_the_same_reviews()
    {
        var made = new SyntheticRatings(new SynthesisOptions { Copies = 0.2 });
        var items = made.ItemTruth;
        var clones = Enumerable.Range(0, items.Count).Where(item => items.Origins[item] != item).ToList();
        Assert.InRange(clones.Count, 20, 75);
        Assert.Equal(7, clones.CountBy(item => items.Origins[item]).Max(group => group.Value));
        var rows = made.Items.Index()
            .ToLookup(pair => pair.Item, pair => (made.Users[pair.Index], made.Days[pair.Index], made.Stars[pair.Index]));
        Assert.All(clones, clone => Assert.Subset(rows[items.Origins[clone]].ToHashSet(), rows[clone].ToHashSet()));
    }

    [Fact]
    public void Reviews_written_anew_come_later_and_differ_in_words_and_sometimes_in_stars()
    {
        var ratings = Read(new SynthesisOptions { Users = 300, Items = 100, Ratings = 4000, Copies = 0.2 });
        var again = Enumerable.Range(0, ratings.Count).GroupBy(
            n => (ratings.User[n], ratings.Item[n])).Where(group => group.Count() > 1).ToList();
        Assert.NotEmpty(again);
        Assert.All(again, group => Assert.Distinct(group.Select(n => ratings.TextHash![n])));
        Assert.InRange(again.Average(group => ratings.Value[group.First()] == ratings.Value[group.Last()] ? 1.0 : 0), 0.5, 0.9);
    }

    [Fact]
    public void What_does_not_fit_beside_the_copies_is_refused() => Assert.Contains(
        "beside the copies are too few",
        Assert.Throws<ArgumentException>(new SynthesisOptions { Users = 600, Ratings = 1000, Copies = 0.5 }.Validate).Message);

    private static Ratings Read(SynthesisOptions options)
    {
        using var made = new Synthesized(options);
        return Ratings.Read(made.PathOf(Synthesizer.ReviewsName));
    }
}
