using AmazonRec.Features.Pretrained;

namespace AmazonRec.Tests.Features.Pretrained;

/// <summary>What a card says of an encoder's input, and how it is read again.</summary>
public sealed class EncoderInputTests
{
    private static readonly EncoderCard Card = new(
        "minilm", EncoderKind.Text, 384, "all-MiniLM-L6-v2", new string('a', 64), "Apache-2.0", "256 tokens");

    [Theory]
    [InlineData("256 tokens")]
    [InlineData("128 tokens, by /models, old/vocab.txt")]
    public void Texts(string text) => Assert.Equal(text, TextInput.Parse(text).ToString());

    [Theory]
    [InlineData("224 px, crop, imagenet")]
    [InlineData("32 px, stretch, mean 0.5 0.25 0 std 1 2 0.125")]
    public void Pictures(string text) => Assert.Equal(text, PictureInput.Parse(text).ToString());

    [Theory]
    [InlineData("224 px, crop")]
    [InlineData("big px, crop, none")]
    [InlineData("224 px, tilted, none")]
    public void What_is_no_input_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => PictureInput.Parse(text));
        Assert.Throws<FormatException>(() => TextInput.Parse(text));
    }

    [Fact]
    public void Levels_are_normalised_by_colour()
    {
        var own = PixelNormalization.Parse(PixelNormalization.TextOf([0.5, 0.25, 0], [0.5]));
        Assert.Equal("mean 0.5 0.25 0 std 0.5 0.5 0.5", own.ToString());
        Assert.Equal([-1, 0.5f, 2], new[] { own.Levels(0)[0], own.Levels(1)[0] + 1, own.Levels(2)[255] });
        Assert.Equal((0.485 - 0.485) / 0.229, PixelNormalization.Parse("imagenet").Levels(0)[124], 0.01);
        foreach (var wrong in new[] { "other", "mean 0 0 0 std 1 1 0", "mean a 0 0 std 1 1 1", "mean 0 0 0" })
            Assert.Contains("no normalisation", Assert.Throws<ArgumentException>(() => PixelNormalization.Parse(wrong)).Message);
        Assert.Throws<ArgumentException>(() => PixelNormalization.TextOf([1, 2], [1]));
    }

    [Fact]
    public void Features_of_another_method_or_reduced_ones_say_why_no_new_item_can_be_encoded()
    {
        Assert.Contains(
            "made by tfidf",
            Assert.Throws<ArgumentException>(() => EncoderOrigin.OpenText(new Dictionary<string, string> { ["method"] = "tfidf" })).Message);
        var reduced = new Dictionary<string, string>(EncoderOrigin.Notes(Card)) { [EncoderOrigin.Reduction] = "PCA, 2 of 384 numbers" };
        var error = Assert.Throws<ArgumentException>(() => EncoderOrigin.OpenText(reduced));
        Assert.Contains("PCA, 2 of 384 numbers", error.Message);
        Assert.Contains("without --width", error.Message);
    }
}
