using System.IO.Compression;
using AmazonRec.Testing;

namespace AmazonRec.Data.Tests;

/// <summary>Negatives that a file gives each test row.</summary>
public sealed class GivenNegativesTests : IDisposable
{
    private static readonly Ratings Train = Ratings.FromRows([("0", "5", 4, 0), ("0", "6", 5, 0), ("1", "7", 3, 0)]);

    private static readonly Ratings TestRows = Ratings.FromRows([("1", "8", 5, 0), ("0", "9", 4, 0)]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("(0,9)\t10\t5\n(1,8)\t11\t6\t12\n")]
    [InlineData("(0, 9) 10 5\n\n(1, 8) 11 6 12\n")]
    [InlineData("(0,9),10,5\r\n(1,8),11,6,12\r\n")]
    [InlineData("1\t11\t6\t12\n0\t10\t5\n")]
    public void Each_test_row_has_the_negatives_of_its_line(string text)
    {
        var (given, split) = Read(text);
        var items = split.Test.Items;
        Assert.Equal(["11 6 12", "10 5"], given.For(split.Test).Select(row => string.Join(' ', row.Select(item => items[item]))));
        Assert.Equal((2, 2, 3, 0), (given.Count, given.Fewest, given.Most, given.OwnItems));
        Assert.Equal(["10", "11", "12", "5", "6", "7", "8", "9"], items.Ids);
        Assert.Equal(1, GivenNegatives.CountTrained(given.For(split.Test), split.Test, split.Train)); // 5 is of user 0 in training
    }

    [Fact]
    public void A_gzip_file_is_read_as_what_is_in_it()
    {
        var path = _folder.PathOf("n.gz");
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest)) gzip.Write("(0,9)\t5\n"u8);
        Assert.Equal(["5"], GivenNegatives.ItemsOf(path));
    }

    [Fact]
    public void The_rows_own_item_among_its_negatives_is_passed_over_and_counted()
    {
        var (given, split) = Read("(0,9)\t10\t9\t5\n(1,8)\t11\n");
        Assert.Equal((1, 2), (given.OwnItems, given.For(split.Test)[1].Length));
    }

    [Fact]
    public void A_test_row_without_negatives_is_refused()
    {
        var (given, split) = Read("(0,9)\t10\n");
        var message = Assert.Throws<FormatException>(() => given.For(split.Test)).Message;
        Assert.Contains("n.txt: no negatives for test row 1, user '1' and item '8'. Add a line (1,8)", message);
        (given, split) = Read("0\t10\n1\t10\n");
        Assert.Contains("line 1 of negatives is not of the user of test row 1", Refusal(() => given.For(split.Test)));
        (given, split) = Read("1\t10\n");
        Assert.Contains("1 lines without (user,item) before them, and 2 test rows", Refusal(() => given.For(split.Test)));
    }

    [Theory]
    [InlineData("(0,9)\t10\n(1)\t11\n", "n.txt:2: the line begins with '(1)' in place of (user,item)")]
    [InlineData("(0,9)\t10\n(1,8,2)\t11\n", "n.txt:2: the line begins with '(1,8,2)'")]
    [InlineData("(0,9)\t10\n(1,8)\n", "n.txt:2: the line has no negatives")]
    [InlineData("(0,9)\t10\n1\t11\n", "n.txt:2: the line begins without '('")]
    [InlineData("(0,9)\t10\t11\n(1,8)\t11\t\t12\n", "n.txt:2: the line has an empty negative")]
    [InlineData("(0,9\t10\n", "n.txt:1: the line begins with")]
    [InlineData("(0,9)\t10\n(0,9)\t11\n", "n.txt:2: (0,9) has a line of negatives already")]
    [InlineData("\n", "n.txt: the file is empty")]
    public void A_line_of_another_form_is_refused_with_its_number_and_the_form(string text, string message) =>
        Assert.Contains(message, Refusal(() => Read(text)));

    [Fact]
    public void A_negative_that_has_no_code_is_refused()
    {
        var path = _folder.Write("n.txt", "(0,9)\t10\n");
        Assert.Contains(
            "n.txt:1: no row is of the item '10'", Refusal(() => GivenNegatives.Read(path, TestRows.Users, TestRows.Items)));
    }

    [Fact]
    public void Further_items_of_the_vocabulary_change_no_row()
    {
        var more = Train.WithItems(["10", "6", "4", "10"]);
        Assert.Equal(["10", "4", "5", "6", "7"], more.Items.Ids);
        Assert.Equal(["5", "6", "7"], more.Item.Select(item => more.Items[item]));
        Assert.Same(Train, Train.WithItems(["6"]));
    }

    [SharedFact]
    public void Amazon_music_of_deepcf_is_read_as_published()
    {
        string File(string part) => Shared.Data("amazon-deepcf-music", $"AMusic.{part}.gz");
        var train = Ratings.Read(File("train.rating")).WithItems(GivenNegatives.ItemsOf(File("test.negative")));
        var plan = new SplitPlan { Method = SplitMethod.LeaveOneOut, Validation = .1 }; // 91 users have one training row
        var split = Split.FromParts(train, Ratings.Read(File("test.rating")), plan);
        Assert.Equal((42_626, 1_685, 1_776), (split.Train.Count, split.Validation.Count, split.Test.Count));
        Assert.Equal((1_776, 12_929), (split.Test.Users.Count, split.Test.Items.Count));
        var given = GivenNegatives.Read(File("test.negative"), split.Test.Users, split.Test.Items);
        var negatives = given.For(split.Test);
        Assert.Equal((1_776, 98, 99, 18), (given.Count, given.Fewest, given.Most, given.OwnItems));
        Assert.Equal(
            348, GivenNegatives.CountTrained(negatives, split.Test, Split.FromParts(train, split.Test.WithItems([])).Train));
    }

    private static string Refusal(Action read) => Assert.Throws<FormatException>(read).Message;

    private (GivenNegatives Given, Split Split) Read(string text)
    {
        var path = _folder.Write("n.txt", text);
        var split = Split.FromParts(Train.WithItems(GivenNegatives.ItemsOf(path)), TestRows);
        return (GivenNegatives.Read(path, split.Test.Users, split.Test.Items), split);
    }
}
