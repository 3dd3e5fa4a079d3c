using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>What a message says of faults that whoever wrote the file can mend at once.</summary>
public sealed class PlainFaultsTests
{
    [Theory]
    [InlineData("user,item,rating\n", null)]
    [InlineData("user,item", null)]
    [InlineData("user,item,rating,timestamp,text\n\n", null)]
    [InlineData("user,item,rating\n", "user,item,rating")]
    [InlineData("who,what,stars\n", "user=who,item=what,rating=stars")]
    public void A_header_alone_is_told_as_such(string text, string? columns) =>
        Assert.Equal(
            "memory: holds a header and no rows. Name a file with one rating a line below it.",
            Assert.Throws<FormatException>(
                () => Ratings.Read(InMemory.File(text), new ReadOptions { Columns = columns?.Split(',') })).Message);

    [Fact]
    public void A_file_of_nothing_is_empty() =>
        Assert.Contains("the file is empty", Assert.Throws<FormatException>(() => Ratings.Read(InMemory.File("\n"))).Message);

    [Theory]
    [InlineData("user;item;rating\nu;i;3,5\n", "rating '3,5' is not a number: it has a decimal comma; write 3.5")]
    [InlineData("user,item,rating\nu,i,\"3,5\"\n", "rating '3,5' is not a number: it has a decimal comma; write 3.5")]
    [InlineData("user;item;rating\nu;i;3,5,1\n", "rating '3,5,1' is not a number")]
    [
        InlineData(
            "{\"reviewerID\":\"u\",\"asin\":\"i\",\"overall\":\"3,5\",\"unixReviewTime\":1}\n",
            "'overall' is '3,5', no number: it has a decimal comma; write 3.5")]
    public void A_decimal_comma_is_named(string text, string reason) =>
        Assert.Equal(reason, Assert.Throws<BadRowException>(() => Ratings.Read(InMemory.File(text))).Row.Reason);
}
