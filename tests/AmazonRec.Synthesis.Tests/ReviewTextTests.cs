using System.Text;
using System.Text.Json;
using AmazonRec.Compute;

namespace AmazonRec.Synthesis.Tests;

public sealed class ReviewTextTests(SynthesizedSample sample) : IClassFixture<SynthesizedSample>
{
    [Fact]
    public void Texts_have_ten_to_forty_words() =>
        Assert.All(sample.Reviews, review => Assert.InRange(Words(review.GetProperty("reviewText").GetString()!).Length, 10, 40));

    [Fact]
    public void Sentences_are_filled_in_and_start_in_upper_case() => Assert.All(sample.Reviews, review =>
        Assert.Matches(@"^([A-Z][^.{}]*\.( |$))+$", review.GetProperty("reviewText").GetString()));

    [Fact]
    public void Reviews_of_five_stars_sound_better_than_reviews_of_one()
    {
        Assert.True(WordsPerReview(5, [4, 5]) > 5 * WordsPerReview(1, [4, 5]));
        Assert.True(WordsPerReview(1, [1, 2]) > 5 * WordsPerReview(5, [1, 2]));
    }

    [Fact]
    public void Reviews_of_two_and_four_stars_are_mixed()
    {
        Assert.True(WordsPerReview(2, [4, 5]) > 0.05);
        Assert.True(WordsPerReview(4, [1, 2]) > 0.05);
    }

    [Fact]
    public void Summaries_speak_of_the_items_own_topic()
    {
        var items = ItemsOf(sample.Reviews, "summary", " router");
        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.Equal("Networking", Topic.All[sample.Truth.ItemTruth.Topics[item]].Category));
    }

    [Fact]
    public void Metadata_tells_the_traits_that_reviews_depend_on()
    {
        var items = ItemsOf(sample.Metadata, "title", " Compact ");
        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.True(sample.Truth.ItemTruth.Traits(item)[1] > 0));
    }

    [Fact]
    public void Every_pattern_can_be_filled_in()
    {
        string[][] patterns =
        [
            Wording.Openings, Wording.AspectRemarks, Wording.PartRemarks, .. Wording.Verdicts, .. Wording.Summaries,
        ];
        var writer = new SentenceWriter();
        var draws = new Draws(RandomSource.For(1, "test"));
        foreach (var pattern in patterns.SelectMany(group => group)) writer.Add(new Phrase(pattern), Aspect.All[0], 5, ref draws);
        Assert.DoesNotContain('{', Encoding.ASCII.GetString(writer.Text));
    }

    private static List<int> ItemsOf(IEnumerable<JsonElement> lines, string property, string part) =>
    [
        .. lines.Where(line => line.GetProperty(property).GetString()!.Contains(part, StringComparison.Ordinal))
            .Select(line => int.Parse(line.GetProperty("asin").GetString()![3..]) - 1),
    ];

    private double WordsPerReview(int stars, int[] tones)
    {
        var counted = tones.SelectMany(tone => Wording.Tones[tone]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return sample.Reviews.Where(review => review.GetProperty("overall").GetDouble() == stars)
            .Average(review => Words(review.GetProperty("reviewText").GetString()!).Count(counted.Contains));
    }

    private static string[] Words(string text) => text.Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries);
}
