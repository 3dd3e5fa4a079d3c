using AmazonRec.Testing;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>What may stand between columns, and what a message says where nothing known does.</summary>
public sealed class SeparatorTests
{
    private static readonly string[] Four = ["user", "item", "rating", "timestamp"];

    [Theory]
    [InlineData("7 8 5 100\n9 8 1 200\n")]
    [InlineData("  7   8  5 100 \n9 8 1  200\n\n")]
    [InlineData("7|8|5|100\n9|8|1|200\n")]
    [InlineData("7::8::5::100\n9::8::1::200\n")]
    [InlineData("7;8;5;100\r\n9;8;1;200\r\n")]
    [InlineData("user item rating time\n7 8 5 100\n9 8 1 200\n")]
    [InlineData("user|item|rating|time\n\"7\"|8|5|100\n9|8|1|200\n")]
    public void Each_separator_is_told_by_the_first_line(string text)
    {
        AssertRead(Ratings.Read(InMemory.File(text), new ReadOptions { Columns = Four }));
        AssertRead(Ratings.Read(InMemory.File(TemporaryFolder.Gzip(text)), new ReadOptions { Columns = Four }));
    }

    [Theory]
    [InlineData("7^8^5^100\n9^8^1^200\n", "^")]
    [InlineData("7|8|5|100\n9|8|1|200\n", "bar")]
    [InlineData("7 8 5 100\n9 8 1 200\n", "blank")]
    [InlineData("  7   8 \t5 100 \n9 8\t1  200\n", "blank")]
    [InlineData("7\t8\t5\t100\n9\t8\t1\t200\n", "tab")]
    [InlineData("7::8::5::100\n9::8::1::200\n", "::")]
    public void A_separator_can_be_said(string text, string separator) =>
        AssertRead(Ratings.Read(InMemory.File(text), new ReadOptions { Columns = Four, Separator = separator }));

    [Fact]
    public void What_is_said_counts_where_another_occurs_too()
    {
        var ratings = Ratings.Read(InMemory.File("user;item;rating\nu,1;i,1,a,b;4\n"), new ReadOptions { Separator = "semicolon" });
        Assert.Equal(("u,1", "i,1,a,b"), (ratings.Users[0], ratings.Items[0]));
    }

    [Fact]
    public void A_message_says_which_separators_were_looked_for()
    {
        var message = Assert.Throws<FormatException>(() => Ratings.Read(InMemory.File("7^8^5\n9^8^1\n"))).Message;
        Assert.StartsWith("memory:1: no tab, comma, semicolon, ::, bar (|) or blank in '7^8^5'", message);
        Assert.Contains("--separator", message);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\"")]
    [InlineData("")]
    [InlineData("comma,")]
    public void What_is_no_separator_is_refused(string separator) =>
        Assert.Contains(
            "Write tab, comma",
            Assert.Throws<FormatException>(
                () => Ratings.Read(InMemory.File("u,i,4\n"), new ReadOptions { Separator = separator })).Message);

    private static void AssertRead(Ratings ratings)
    {
        Assert.Equal(["7", "9"], ratings.Users.Ids);
        Assert.Equal(["8"], ratings.Items.Ids);
        Assert.Equal([5f, 1f], ratings.Value);
        Assert.Equal([100, 200], ratings.Time);
    }
}
