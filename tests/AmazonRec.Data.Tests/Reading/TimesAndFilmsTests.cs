using System.Text;
using AmazonRec.Data.Reading;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

public sealed class TimesAndFilmsTests
{
    [Theory]
    [InlineData("2005-04-02", 1112400000)]
    [InlineData("2005/04/02", 1112400000)]
    [InlineData("2005-04-02 23:53:47", 1112486027)]
    [InlineData("2005-04-02T23:53:47", 1112486027)]
    [InlineData("2005-04-02T23:53:47Z", 1112486027)]
    [InlineData("2005/04/02 23:53:47.999", 1112486027)]
    [InlineData("2005-04-02T23:53:47.5+02:00", 1112478827)]
    [InlineData("2005-04-02 23:53:47 -0130", 1112491427)]
    [InlineData("2005-04-02 23:53:47+02", 1112478827)]
    [InlineData("2005-04-02 23:53:47 UTC", 1112486027)]
    [InlineData("2005-04-02 23:53", 1112485980)]
    [InlineData("1969-12-31 23:59:59.5", -1)]
    public void Dates_and_times_are_UTC_unless_an_offset_is_told(string text, long seconds)
    {
        Assert.True(IsoTime.TryParse(Encoding.UTF8.GetBytes(text), out var read));
        Assert.Equal(seconds, read);
        Assert.Equal(seconds, Ratings.Read(InMemory.File($"user,item,rating,timestamp\nu,i,4,\"{text}\"\n")).Time[0]);
    }

    [Theory]
    [InlineData("2005-04-31")]
    [InlineData("2005-04/02")]
    [InlineData("2005-04-02 24:00:00")]
    [InlineData("2005-04-02 23:60")]
    [InlineData("2005-04-02 23:53:")]
    [InlineData("2005-04-02 23:53:47.")]
    [InlineData("2005-04-02 23:53:47 CET")]
    [InlineData("2005-04-02 23:53:47+2")]
    [InlineData("2005-04-02T")]
    [InlineData("02-04-2005")]
    [InlineData("")]
    public void What_is_neither_is_refused(string text) => Assert.False(IsoTime.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Rows_of_the_Netflix_Prize_are_of_the_film_above_them(string lineEnd)
    {
        var ratings = Ratings.Read(
            InMemory.File(
                string.Join(
                    lineEnd, "12:", "77,3,2005-09-06", "78,5,2005-05-13", "", "3:", "77,4,2005-09-07", "9:", "10:", "5,1,2000-01-01")));
        Assert.Equal(["10", "12", "3"], ratings.Items.Ids);
        Assert.Equal(["12", "12", "3", "10"], ratings.Item.Select(item => ratings.Items[item]));
        Assert.Equal(["77", "78", "77", "5"], ratings.User.Select(user => ratings.Users[user]));
        Assert.Equal([3f, 5f, 4f, 1f], ratings.Value);
        Assert.Equal(1125964800, ratings.Time[0]);
    }

    [Fact]
    public void A_film_goes_on_from_block_to_block_and_bad_rows_keep_their_lines()
    {
        var text = new StringBuilder();
        for (var film = 1; film <= 3; film++)
        {
            text.Append($"{film}:\n");
            for (var i = 0; i < 150_000; i++) text.Append($"{1_000_000 + i},{1 + (i % 5)},2005-09-06\n");
        }

        var ratings = Ratings.Read(InMemory.File(text + "4,x,2005-09-06\n"), new ReadOptions { SkipBadRows = 1 });
        Assert.Equal([150_000, 150_000, 150_000], ratings.CountsPerItem());
        Assert.Equal(450_004, Assert.Single(ratings.BadRows).Line);
    }

    [Fact]
    public void Films_whose_rows_have_no_ratings_are_told() =>
        Assert.Contains(
            "customer,rating,date", Assert.Throws<FormatException>(() => Ratings.Read(InMemory.File("1:\n30878\n2647871\n"))).Message);
}
