using System.Text.Json;
using AmazonRec.Recommendation;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Catalogs;

/// <summary>Titles as people read them.</summary>
public sealed class TitleTests
{
    [Theory]
    [InlineData("Tom &amp; Jerry&#39;s &quot;best&quot;", "Tom & Jerry's \"best\"")]
    [InlineData("<span class=\"a-size-medium\">Real name</span>", "Real name")]
    [InlineData("Learn C++ <3 & more", "Learn C++ <3 & more")]
    [InlineData("a < b", "a < b")]
    [InlineData("x<y", "x<y")]
    [InlineData("Dune <deluxe> & <Extended Cut>", "Dune <deluxe> & <Extended Cut>")]
    [InlineData("R&D for AT&T", "R&D for AT&T")]
    [InlineData("see <http://a.example/b>", "see <http://a.example/b>")]
    [InlineData("<o:p></o:p>Letter", "Letter")]
    [InlineData("Function (Live); var. edition {remaster}", "Function (Live); var. edition {remaster}")]
    [InlineData("if (Vol. 2)", "if (Vol. 2)")]
    [InlineData("window (a novel)", "window (a novel)")]
    [InlineData("P.O.D. (Live)", "P.O.D. (Live)")]
    [InlineData("$9.99 = bargain (box)", "$9.99 = bargain (box)")]
    [InlineData(".hack//SIGN {vol. 1}", ".hack//SIGN {vol. 1}")]
    [InlineData("let it be (naked)", "let it be (naked)")]
    public void Markup_goes_and_what_only_looks_like_it_stays(string written, string title) => Assert.Equal(title, TitleOf(written));

    [Theory]
    [InlineData("var aPageStart = (new Date()).getTime();")]
    [InlineData("\n  var ue_t0=ue_t0||+new Date();\nvar other = 1;")]
    [InlineData("(function(f) { var w = window; })();")]
    [InlineData("window.ue_ihb = (window.ue_ihb || window.ueinit || 0) + 1;")]
    [InlineData("$(document).ready(function() { go(); });")]
    [InlineData("P.when('A').execute(function(A) { });")]
    [InlineData("if (window.ue) { ue.count('x', 1); }")]
    [InlineData(".a-box-inner{background-color:#fff}#x .selected")]
    [InlineData("<script>var x = 1;</script>")]
    [InlineData("<span class=\"a-size-medium")]
    public void A_scrap_of_a_page_is_no_title(string written)
    {
        Assert.Equal("", TitleOf(written));
        Assert.Equal(1, InMemory.Catalog(Line(written)).Report.MarkupTitles);
        Assert.Equal("Second", InMemory.Catalog($"{Line(written)}\n{Line("Second")}").Items[0].Title);
    }

    [Fact]
    public void A_run_keeps_titles_as_people_read_them()
    {
        var ratings = Ratings.FromRows([("u", "B1", 5, 0), ("u", "B2", 4, 0)]);
        Assert.Equal(["Salt & pepper", ""], ItemCatalog.Build(ratings, InMemory.Catalog(Line("Salt &amp; pepper"))).Titles);
    }

    private static string TitleOf(string written) => InMemory.Item(Line(written)).Title;

    private static string Line(string title) => JsonSerializer.Serialize(new { asin = "B1", title });
}
