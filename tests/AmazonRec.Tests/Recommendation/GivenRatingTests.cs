using AmazonRec.Recommendation;

namespace AmazonRec.Tests.Recommendation;

public sealed class GivenRatingTests
{
    [Theory]
    [InlineData("A=5,B=4.5", "A 5|B 4.5")]
    [InlineData(" A = 5 , , B=1, ", "A 5|B 1")]
    [InlineData("\"A,1\"=5,B=2", "A,1 5|B 2")]
    [InlineData("B=2, \"A,1\" = 5", "B 2|A,1 5")]
    [InlineData("\"say \"\"x,y\"\"\"=3", "say \"x,y\" 3")]
    [InlineData("k=v=4", "k=v 4")]
    [InlineData("\"k=v,\"=4", "k=v, 4")]
    [InlineData("5\"disk=4", "5\"disk 4")]
    [InlineData("", "")]
    public void Ids_with_commas_stand_in_quotes(string text, string ratings) =>
        Assert.Equal(
            ratings,
            FormattableString.Invariant(
                $"{string.Join('|', GivenRating.Parse(text).Select(r => FormattableString.Invariant($"{r.Item} {r.Stars}")))}"));

    [Theory]
    [InlineData("A,1=5", "'A' is no rating")]
    [InlineData("A", "'A' is no rating")]
    [InlineData("=5", "'=5' is no rating")]
    [InlineData("A=five", "'A=five' is no rating")]
    [InlineData("\"A,1\"", "'' is no rating")]
    [InlineData("\"A,1\"x=5", "'x=5' is no rating")]
    [InlineData("\"A,1=5", "opens a quote and does not close it")]
    public void What_is_no_rating_is_refused_and_says_how_commas_are_written(string text, string reason)
    {
        var message = Assert.Throws<FormatException>(() => GivenRating.Parse(text)).Message;
        Assert.Contains(reason, message);
        Assert.Contains("\"A,1\"=5", message);
    }
}
