using System.Text.RegularExpressions;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>What <c>--columns</c> may say, and that what a message proposes reads the file.</summary>
public sealed partial class ColumnChoiceTests
{
    [Theory]
    [InlineData("who,thing,opinion,when\nu,i,4,100\nv,j,3,200\n")]
    [InlineData("who:token,thing:token,opinion:float,when:float\nu,i,4,100\nv,j,3,200\n")]
    [InlineData("u,i,4,100\nv,j,3,200\n")]
    public void A_first_row_without_a_rating_is_a_header_where_the_next_have_one(string text) =>
        Assert.Equal([4f, 3f], Ratings.Read(InMemory.File(text), Said("user,item,rating,timestamp")).Value);

    [Fact]
    public void A_first_row_that_only_lacks_its_rating_is_a_bad_row() =>
        Assert.Equal(
            1,
            Assert.Throws<BadRowException>(
                () => Ratings.Read(InMemory.File("7,8,none,100\n9,8,4,200\n"), Said("user,item,rating,timestamp"))).Row.Line);

    [Theory]
    [InlineData("user=who,item=thing,rating=opinion,time=when")]
    [InlineData("item=thing, user=WHO, timestamp=when, stars=opinion")]
    public void Columns_can_be_named_as_the_header_has_them(string columns)
    {
        var ratings = Ratings.Read(InMemory.File("x,opinion,thing,when,who\n0,4,i,100,u\n0,3,j,200,v\n"), Said(columns));
        Assert.Equal(["u", "v"], ratings.Users.Ids);
        Assert.Equal(["i", "j"], ratings.Items.Ids);
        Assert.Equal([4f, 3f], ratings.Value);
        Assert.Equal([100, 200], ratings.Time);
    }

    [Fact]
    public void A_name_that_the_header_lacks_is_told_with_the_header() =>
        Assert.Contains(
            "names the column 'stars', which the header has not. It is 'who,thing,opinion'.",
            Assert.Throws<FormatException>(
                () => Ratings.Read(InMemory.File("who,thing,opinion\nu,i,4\n"), Said("user=who,item=thing,rating=stars"))).Message);

    [Theory]
    [InlineData("user,item,item")]
    [InlineData("item,rating")]
    [InlineData("user,item,raiting")]
    [InlineData("user=a")]
    [InlineData("user=a,item=b,user=c")]
    [InlineData("user=a,item=")]
    [InlineData("user=a,item=b,rating")]
    public void What_is_no_choice_is_refused_with_examples_of_both_kinds(string columns)
    {
        var message = Assert.Throws<FormatException>(() => Ratings.Read(InMemory.File("u,i,4\n"), Said(columns))).Message;
        Assert.Contains("--columns user,item,rating,timestamp", message);
        Assert.Contains("user=user_id", message);
    }

    [Fact]
    public void Headers_of_RecBole_tell_the_kind_of_each_column()
    {
        var ratings = Ratings.Read(
            InMemory.File(
                "user_id:token\titem_id:token\trating:float\ttimestamp:float\n3\t4\t5\t874965758.0\n3\t9\t1.0\t8.7e8\n", "x.inter"));
        Assert.Equal(["4", "9"], ratings.Items.Ids);
        Assert.Equal([874965758, 870000000], ratings.Time);
    }

    [Theory]
    [InlineData("user_id,asin,parent_asin,rating,timestamp\nU,V1,P,4,1588687728923\nU,V2,,3,1588687728924\n")]
    [InlineData("rating,parent_asin,user_id,asin\n4,P,U,V1\n3,\" \",U,V2\n")]
    public void A_variant_counts_as_the_product_and_as_itself_without_one(string text) =>
        Assert.Equal(["P", "V2"], Ratings.Read(InMemory.File(text)).Items.Ids);

    [Theory]
    [InlineData("1,2,5,881250949\n2,3,4,881250950\n")]
    [InlineData("1 2 5\n2 3 4\n")]
    [InlineData("1\t2\n1\t3\n")]
    [InlineData("7|1|2|5|881250949|x\n8|2|3|4|881250950|y\n")]
    [InlineData("someone,something,verdict,moment\nann,a,4,2011-01-01 10:00:00\nbob,b,5,2011-01-02 10:00:00\n")]
    [InlineData("user_id,product_id,rating,rating,x\nann,a,4,3,q\nbob,b,5,1,q\n")]
    public void The_columns_that_a_message_proposes_read_the_file(string text)
    {
        var message = Assert.Throws<FormatException>(() => Ratings.Read(InMemory.File(text))).Message;
        AssertProposalReads(text, message);
        var other = Assert.Throws<FormatException>(
            () => Ratings.Read(InMemory.File(text), Said("user,item,rating,timestamp,_,_,_"))).Message;
        Assert.Contains("--columns names 7", other);
        AssertProposalReads(text, other);
    }

    [Fact]
    public void Times_that_no_format_fits_are_told_at_once_with_columns_that_pass_over_them()
    {
        const string Text = "user,item,rating,time\nu,i,4,31.12.2011\nv,j,3,01.01.2012\n";
        var message = Assert.Throws<FormatException>(() => Ratings.Read(InMemory.File(Text))).Message;
        Assert.Contains(":2: times such as '31.12.2011' can't be read", message);
        AssertProposalReads(Text, message);
    }

    private static void AssertProposalReads(string text, string message)
    {
        var match = Proposal().Match(message);
        Assert.True(match.Success, message);
        var options = Said(match.Groups["columns"].Value);
        if (match.Groups["range"].Success) options = options with { RatingRange = RatingRange.Parse(match.Groups["range"].Value) };
        Assert.Equal(2, Ratings.Read(InMemory.File(text), options).Count);
    }

    private static ReadOptions Said(string columns) => new() { Columns = columns.Split(',', StringSplitOptions.TrimEntries) };

    [GeneratedRegex(@"--columns (?<columns>[a-z_,]*user[a-z_,]*)( --rating-range (?<range>[0-9.,-]+))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Proposal();
}
