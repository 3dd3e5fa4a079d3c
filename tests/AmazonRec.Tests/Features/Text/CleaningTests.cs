using AmazonRec.Features.Text.Cleaning;

namespace AmazonRec.Tests.Features.Text;

public sealed class CleaningTests
{
    [Theory]
    [InlineData("<b>Flush</b> mount<br>view &amp; sound<script>x()</script>", "Flush mount view & sound")]
    [InlineData("plain", "plain")]
    public void Html_goes_and_entities_become_characters(string text, string expected) => Assert.Equal(expected, TextStep.Html.Apply(text));

    [Fact]
    public void Stop_words_go_where_white_space_cuts_them_out()
        => Assert.Equal("camera, the, car don't-stop", TextStep.StopWords.Apply("the camera, the, for a car don't-stop it"));

    [Fact]
    public void Beyond_ascii_goes_without_a_space() => Assert.Equal("caf 5 fine", TextStep.Ascii.Apply("café 5€ fine"));

    [Fact]
    public void Brackets_of_lists_go_with_their_quotes() =>
        Assert.Equal("one', 'two (3) isn't", TextStep.Brackets.Apply("['one', 'two (3) isn't']"));

    [Fact]
    public void Words_are_letters_digits_and_underscores() =>
        Assert.Equal("a usb_3 0 hub x 2", TextStep.Words.Apply("a usb_3.0-hub (x 2)!"));

    [Theory]
    [InlineData("a bc ½x ²y", 2, "bc|½x|²y")]
    [InlineData("x\u0301yz", 1, "x|yz")] // a combining mark is no word character to Python
    [InlineData("日本 𝒳𝒴 𝒳", 2, "日本|𝒳𝒴")]
    public void Tokens_are_those_of_Pythons_word_characters(string text, int shortest, string expected) =>
        Assert.Equal(expected.Split('|'), Tokens.Cut(text, shortest));

    [Fact]
    public void All_steps_together_are_the_electronics_studys() =>
        Assert.Equal(
            "flush mount rear view camera waterproof 10 feet",
            TextCleaner.English.Clean("['Flush Mount <b>Rear</b>&nbsp;view-camera, is for the Waterproof — 10 feet']"));
}
