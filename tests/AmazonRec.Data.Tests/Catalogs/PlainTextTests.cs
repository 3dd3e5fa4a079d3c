using AmazonRec.Data.Catalogs;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Catalogs;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("  two \n\t words ", "two words")]
    [InlineData("<span class=\"a-size-medium a-color-secondary\"", "")]
    [InlineData(" Magazines\" />", "")]
    [InlineData("secondary\"> Title", "Title")]
    [InlineData("R&amp;B &lt;live&gt; 45&quot; &eacute;&#39;&#x2019;", "R&B <live> 45\" é'’")]
    [InlineData("Salt & Pepper", "Salt & Pepper")]
    [InlineData("3 < 5 and 5 > 3", "3 < 5 and 5 > 3")]
    [InlineData("I <3 it", "I <3 it")]
    [InlineData("<b>B</b>old and<br />new<p>part</p>", "Bold and new part")]
    [InlineData("a<script>var x = '<b>';</script>b<style>p { }</style>c<!-- d -->", "a b c")]
    [InlineData("</span></span>", "")]
    [InlineData("a\u00a0&nbsp;b\u0007c", "a b c")]
    public void Markup_goes_and_words_stay(string text, string words) => Assert.Equal(words, HtmlText.Plain(text));

    [Fact]
    public void Text_without_markup_is_the_very_same()
    {
        const string text = "A title, plain as most are";
        Assert.Same(text, HtmlText.Plain(text));
    }

    [Fact]
    public void A_department_that_is_a_picture_goes_by_its_name() =>
        Assert.Equal("AMAZON FASHION", InMemory.Item("""{"asin": "B1", "main_cat": "<img src=\"https://x/f.png\" class=\"nav-categ-image\" alt=\"AMAZON FASHION\"/>"}""").MainCategory);

    [Fact]
    public void Markup_stays_if_asked_for()
    {
        var item = InMemory.Item("""{"asin": "B1", "title": " <b>T</b> &amp; U ", "description": ["<p>"]}""", new CatalogOptions { StripHtml = false });
        Assert.Equal("<b>T</b> &amp; U", item.Title);
        Assert.Equal(["<p>"], item.Description);
    }

    [Fact]
    public void No_nesting_is_too_deep() =>
        Assert.Equal("x y", HtmlText.Plain(string.Concat(Enumerable.Repeat("<div><b>", 50_000)) + "x<p>y"));

    [Theory]
    [InlineData("$1,234.56", 1234.56)]
    [InlineData("$5.00 - $10.00", 5.0)]
    [InlineData("$10.00 - $5.00", 5.0)]
    [InlineData("from 12.99", 12.99)]
    [InlineData(" 7 ", 7.0)]
    [InlineData("€3.50", 3.5)]
    [InlineData("12.990000", 12.99)]
    public void Prices_are_read_and_keep_their_text(string text, double price)
    {
        Assert.Equal((decimal)price, Prices.Parse(text, out var told));
        Assert.Equal(text.Trim(), told);
    }

    [Theory]
    [InlineData("Too low to display", "Too low to display")]
    [InlineData("-3.00", "-3.00")]
    [InlineData("", "")]
    [InlineData("\n\n\n<script", "")]
    [InlineData(".a-box-inner{background-color:#fff}", "")]
    [InlineData("1E999", "1E999")]
    [InlineData("99999999999999999999999999999999999999999", "99999999999999999999999999999999999999999")]
    public void What_is_no_price_is_none(string text, string kept)
    {
        Assert.Null(Prices.Parse(text, out var told));
        Assert.Equal(kept, told);
    }

    [Theory]
    [InlineData("May 15, 2009", 2009)]
    [InlineData("01-Jan-1995", 1995)]
    [InlineData("soon", null)]
    public void Years_of_dates(string text, int? year) => Assert.Equal(year, Years.OfDate(text));

    [Theory]
    [InlineData("Toy Story (1995)", 1995)]
    [InlineData("Land Before Time III (1995) (V)", null)]
    [InlineData("unknown", null)]
    public void Years_of_titles(string text, int? year) => Assert.Equal(year, Years.OfTitle(text));
}
