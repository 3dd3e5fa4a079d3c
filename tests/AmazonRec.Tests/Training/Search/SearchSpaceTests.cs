using System.Globalization;
using AmazonRec.Data;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Training;
using AmazonRec.Training.Search;

namespace AmazonRec.Tests.Training.Search;

public sealed class SearchSpaceTests
{
    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("lr=0.0001..0.1:log,factors=8|16|32")]
    [InlineData("optimizer=sgd,lr=0.1..2:log;optimizer=adamw,lr=0.001..0.01")]
    [InlineData("dropout=0..0.6,output-range=0..5.5|1.74..7.24")]
    [InlineData("weight-decay=1e-6..0.003:log")]
    public void A_space_is_written_as_it_is_read(string text) => Assert.Equal(text, SearchSpace.Parse(text).ToString());

    [Fact]
    public void Numbers_may_be_written_as_anyone_writes_them() =>
        Assert.Equal("lr=0.0001..0.1:log", SearchSpace.Parse(" lr = 1e-4..1e-1:log ").ToString());

    [Theory]
    [InlineData("", "names no option")]
    [InlineData("lr", "no option of a space")]
    [InlineData("lr=", "has no values")]
    [InlineData("lrr=1..2", "Did you mean 'lr'")]
    [InlineData("lr=2..1", "is empty")]
    [InlineData("lr=1..1", "is empty")]
    [InlineData("lr=0..1:log", "must begin above 0")]
    [InlineData("lr=a..b", "takes numbers; 'a' is none")]
    [InlineData("lr=1..2..3", "is no range")]
    [InlineData("factors=1.2..1.8", "holds no whole number")]
    [InlineData("schedule=a..b", "takes words")]
    [InlineData("lr=1..2,lr=3..4", "names lr twice")]
    [InlineData("epochs=1..9", "stops early")]
    public void What_is_no_space_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => SearchSpace.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("svd", "dropout=0..0.5", "--dropout")]
    [InlineData("svd", "weight-decay=0.1|0.2", "regularization")]
    [InlineData("biased-mf", "regularization=0.1|0.2", "weight-decay")]
    [InlineData("biased-mf", "momentum=0.9", "momentum belongs to sgd")]
    [InlineData("biased-mf", "factors=8.5", "whole numbers")]
    [InlineData("biased-mf", "optimizer=adan", "Did you mean 'adam'")]
    [InlineData("biased-mf", "lr=-1|0.1", "must be above 0")]
    [InlineData("biased-mf", "output-range=5..1", "no")]
    public void A_model_refuses_what_it_has_not(string model, string text, string reason)
    {
        var space = SearchSpace.Parse(text);
        Assert.Contains(
            reason, Assert.Throws<ArgumentException>(() => space.Check(model, new(), Recipe.For(model))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_of_an_optimizer_is_checked_with_that_optimizer() =>
        SearchSpace.Parse("momentum=0.5..0.9,optimizer=sgd").Check("biased-mf", new(), Recipe.For("biased-mf"));

    [Fact]
    public void A_draw_depends_on_seed_and_number_alone_stays_inside_and_takes_parts_in_turns()
    {
        var space = SearchSpace.Parse("lr=0.001..0.1:log,factors=2|8;optimizer=sgd,dropout=0..0.5");
        Assert.Equal(space.Draw(3, 6), space.Draw(3, 6));
        Assert.NotEqual(space.Draw(3, 6), space.Draw(3, 8));
        Assert.All(Enumerable.Range(0, 50).Select(n => space.Draw(0, 2 * n)), choice =>
        {
            Assert.Equal(["lr", "factors"], choice.Keys);
            Assert.InRange(Number(choice["lr"]), .001, .1);
            Assert.Contains(choice["factors"], (string[])["2", "8"]);
        });
        Assert.All(Enumerable.Range(0, 50).Select(n => space.Draw(0, (2 * n) + 1)), choice => Assert.Equal("sgd", choice["optimizer"]));
    }

    [Fact]
    public void Drawn_numbers_have_two_digits() =>
        Assert.All(
            Enumerable.Range(1, 50).Select(n => SearchSpace.Parse("lr=0.0001..0.1:log").Draw(0, n)["lr"]),
            rate => Assert.True(rate.Replace(".", "").TrimStart('0').TakeWhile(char.IsAsciiDigit).Count() <= 2, rate));

    [Fact]
    public void The_usual_space_of_every_model_of_ratings_holds_what_it_can_be_trained_with()
    {
        var train = Ratings.Read(Sample.Reviews);
        foreach (var entry in ModelZoo.Entries.Where(e => !e.Name.Contains("hybrid") && !e.Name.EndsWith("content")))
        {
            var training = Recipe.For(entry.Name);
            UsualSpace.Create(entry.Name, new(), training, train).Check(entry.Name, new(), training);
        }
    }

    [Fact]
    public void The_usual_space_of_a_sigmoid_has_a_range_whose_middle_is_the_mean_rating()
    {
        var train = Ratings.Read(Sample.Reviews);
        var ranges = UsualSpace.Create("biased-mf", new(), Recipe.For("biased-mf"), train).Parts[0]
            .Single(option => option.Name == "output-range").Values;
        Assert.Equal("0,5.5", ranges[0]);
        var ends = RatingRange.Parse(ranges[1]);
        Assert.Equal(train.Value.Average(), (ends.Min + ends.Max) / 2, .01f);
    }
}
