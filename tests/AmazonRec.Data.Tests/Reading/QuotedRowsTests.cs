using System.Text;
using AmazonRec.Data.Reading;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;
using FsCheck;
using FsCheck.Fluent;
using nietras.SeparatedValues;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>Columns in quotes, as RFC 4180 has them, and what people's programs make of them.</summary>
public sealed class QuotedRowsTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_line_break_in_quotes_does_not_end_the_row(string lineEnd)
    {
        var text = string.Join(
            lineEnd,
            "user,item,text,rating",
            "u1,i1,\"good",
            "",
            "u9,i9,bad,1",
            "not \"\"so\"\", good\",4",
            "u2,i1,plain,2",
            "\"u,\n3\",i2,,5",
            "");
        foreach (var source in new[] { InMemory.File(text), InMemory.File(TemporaryFolder.Gzip("\uFEFF" + text)) })
        {
            var ratings = Ratings.Read(source);
            Assert.Equal(["u,\n3", "u1", "u2"], ratings.Users.Ids);
            Assert.Equal(["i1", "i2"], ratings.Items.Ids);
            Assert.Equal([4f, 2f, 5f], ratings.Value);
        }
    }

    [Fact]
    public void A_bad_row_of_several_lines_counts_once_by_its_first_line()
    {
        var source = InMemory.File("user,item,text,rating\nu1,i1,x,4\nu2,i2,\"a\nb\nc\",none\nu3,i3,\"d\ne\",5\nu4,i4,x,6\n");
        var error = Assert.Throws<BadRowException>(() => Ratings.Read(source));
        Assert.Equal((3, "rating 'none' is not a number"), (error.Row.Line, error.Row.Reason));
        var ratings = Ratings.Read(source, new ReadOptions { SkipBadRows = 2 });
        Assert.Equal([3, 8], ratings.BadRows.Select(row => row.Line));
        Assert.Equal([4f, 5f], ratings.Value);
    }

    [Theory]
    [InlineData("u2,i2,\"never closed,4\nu3,i3,x,5\n")] // to the end of the file
    [InlineData("u2,i2,\"never closed,4\nu3,i3,x,5\nu4,i4,\"closed\",3\n")] // closed by the opening quote of another row
    public void A_quote_that_is_not_closed_is_an_error_at_the_line_where_it_is_opened_and_takes_no_other_row_along(string rows)
    {
        var source = InMemory.File("user,item,text,rating\nu1,i1,x,4\n" + rows);
        var error = Assert.Throws<BadRowException>(() => Ratings.Read(source));
        Assert.Equal(3, error.Row.Line);
        Assert.StartsWith("a quote is opened on this line and not closed", error.Row.Reason);
        var ratings = Ratings.Read(source, new ReadOptions { SkipBadRows = 1 });
        Assert.DoesNotContain("u2", ratings.Users.Ids);
        Assert.Contains("u3", ratings.Users.Ids);
    }

    [Fact]
    public void A_quote_within_a_field_is_a_character()
    {
        var ratings = Ratings.Read(
            InMemory.File("user\titem\trating\ttitle\nu1\ti1\t4\t7\" tablet\nu2\ti2\t5\t8\" one\nu3\t\"i\"3\t2\tx\n"));
        Assert.Equal(["u1", "u2", "u3"], ratings.Users.Ids);
        Assert.Equal(["i1", "i2", "i3"], ratings.Items.Ids); // text behind a closing quote belongs to the field
    }

    [Fact]
    public void Quotes_are_followed_from_block_to_block()
    {
        var text = new StringBuilder("user,item,text,rating\n");
        for (var i = 0; i < 60_000; i++)
            text.Append($"u{i},i{i % 7},\"line {i}\n\"\"two\"\", of it\n{new string('x', i % 120)}\",{1 + (i % 5)}\n");
        text.Append("u,i,\"x\ny\",none\n");
        var source = InMemory.File(text.ToString());
        foreach (var threads in new[] { 1, 3 })
        {
            var ratings = Ratings.Read(source, new ReadOptions { Threads = threads, SkipBadRows = 1 });
            Assert.Equal((60_000, 60_000, 7), (ratings.Count, ratings.Users.Count, ratings.Items.Count));
            Assert.Equal(180_002, Assert.Single(ratings.BadRows).Line);
        }
    }

    [Fact]
    public void A_row_of_several_lines_has_a_limit()
    {
        var longest = new string('x', QuotedRows.Longest - 100);
        Assert.Equal(1, Ratings.Read(InMemory.File($"user,item,rating,text\nu,i,4,\"a\n{longest}\"\n")).Count);
        var source = InMemory.File($"user,item,rating,text\nu,i,4,\"a\n{longest}{longest}\"\nv,j,3,x\n");
        var ratings = Ratings.Read(source, new ReadOptions { SkipBadRows = 2 });
        Assert.Equal([2, 3], ratings.BadRows.Select(row => row.Line));
        Assert.Equal(["v"], ratings.Users.Ids);
    }

    [Theory]
    [InlineData("user,item,rating,timestamp,\nu,i,4,100,\n")]
    [InlineData("user,item,rating,timestamp\nu,i,4,100,\n\n  \n\n")]
    [InlineData("user,item,rating,timestamp,\nu,i,4,100\n")]
    [InlineData("\"user\",\"item\",\"rating\",\"timestamp\"\r\n\"u\",\"i\",\"4\",\"100\"")]
    public void Separators_at_the_end_and_blank_lines_are_passed_over(string text)
    {
        var ratings = Ratings.Read(InMemory.File(text));
        Assert.Equal(("u", "i", 4f, 100), (ratings.Users[0], ratings.Items[0], ratings.Value[0], ratings.Time[0]));
    }

    /// <summary>The package Sep reads RFC 4180 with code of its own; on sound files both must see the same fields.</summary>
    [Fact]
    public void Sound_files_are_read_as_Sep_reads_them()
    {
        var field = Gen.Elements("", "a", "b c", ",", ";", "\n", "\r\n", "\"", "\"\"", "ü", "4", "x\ny", ",\n\"").ArrayOf()
            .Select(parts => string.Concat(parts.Take(5)));
        var rows = field.ArrayOf().Where(fields => fields.Length > 0).ArrayOf();
        Prop.ForAll(Arb.From(rows), Agree).QuickCheckThrowOnFailure();

        static void Agree(string[][] texts)
        {
            var text = "user,item,rating,a,b,c\n" + string.Concat(
                texts.Select((t, i) => $"{Quoted($"u{i}{t[0]}")},{Quoted($"i{t[^1]}.")},{1 + (i % 5)},{Quoted(t[0])},{Quoted(t[^1])},\n"));
            using var sep = Sep.New(',').Reader(o => o with { Unescape = true }).FromText(text);
            var expected = new List<(string, string)>();
            foreach (var row in sep) expected.Add((row["user"].ToString(), row["item"].ToString()));
            if (expected.Count == 0) return;
            var ratings = Ratings.Read(InMemory.File(text));
            // Blanks around an id are no part of it.
            Assert.Equal(
                expected.Select(e => (e.Item1.Trim(' '), e.Item2.Trim(' '))),
                Enumerable.Range(0, ratings.Count).Select(i => (ratings.Users[ratings.User[i]], ratings.Items[ratings.Item[i]])));
        }

        static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"")}\"";
    }

    [SharedFact]
    public void Fashion_reviews_with_line_breaks_have_the_counts_of_the_data_card()
    {
        var ratings = Ratings.Read(Shared.Data("amazon2018-fashion-7reviews", "reviews.csv.gz"));
        Assert.Equal((11_136, 1_273, 6_089, 0), (ratings.Count, ratings.Users.Count, ratings.Items.Count, ratings.BadRows.Count));
        Assert.Equal(4.1763, ratings.Value.Average(value => (double)value), 4);
    }
}
