using AmazonRec.Features.Text.Cleaning;
using AmazonRec.Features.Text.Sources;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>Texts that were cut in the middle of a character are the same to every reader of JSON.</summary>
public sealed class JsonTextTests
{
    [Theory]
    [InlineData("great \\ud83c", "great \uFFFD")]
    [InlineData("\\uDE00 then", "\uFFFD then")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\uFFFD😀")]
    [InlineData("\\ud83dé\\n\\\"q\\\"\\u00e9\\/\\\\", "\uFFFDé\n\"q\"é/\\")]
    [InlineData("\\ud83d\\ude00", "😀")]
    [InlineData("\\\\ud83d", "\\ud83d")]
    public void One_sign_stands_in_the_place_of_half_a_character(string written, string text)
    {
        var source = InMemory.File(Line("A", written));
        Assert.Equal(text, Assert.Single(Reviews.Read(source)).Text);
        Assert.Single(Ratings.Read(source).Value);
        Assert.Equal(text.Replace('\n', ' '), InMemory.Item($$"""{"asin": "B1", "title": "{{written}}"}""").Title);
    }

    [Fact]
    public void Ids_and_names_with_half_a_character_are_the_same_to_both_readers()
    {
        var source = InMemory.File(Line("A\\ud800", "x").Replace("\"vote\"", "\"vo\\udc00te\""));
        Assert.Equal(["A\uFFFD"], Ratings.Read(source).Users.Ids);
        Assert.Equal("A\uFFFD", Assert.Single(Reviews.Read(source)).User);
        Assert.Equal("v", InMemory.Item("""{"asin": "B1", "title": "T", "details": {"n\ud83d": "v"}}""").Details["n\uFFFD"]);
    }

    [Fact]
    public void Features_are_made_of_all_rows_that_are_trained_on()
    {
        var source = InMemory.File(
            string.Join('\n', Enumerable.Range(0, 20).Select(i => Line($"A{i}", i % 3 == 0 ? $"cut {i} \\ud83d" : $"whole {i}"))));
        var split = Split.Random(Ratings.Read(source), test: .2);
        Assert.Equal(split.Train.Count, ReviewTexts.OfTraining(Reviews.Read(source), split, TextCleaner.Markup).Counts["training reviews"]);
    }

    private static string Line(string user, string text) => $$"""{"reviewerID": "{{user}}", "asin": "B1", "overall": 5, "unixReviewTime": 1, "vote": "1", "reviewText": "{{text}}"}""";
}
