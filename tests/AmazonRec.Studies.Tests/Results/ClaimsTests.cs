using AmazonRec.Evaluation.Inference;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;
using AmazonRec.Studies.Tests.Tables;


namespace AmazonRec.Studies.Tests.Results;

public sealed class ClaimsTests
{
    [Fact]
    public void P_is_adjusted_over_all_models_settings_and_results_of_a_page_by_hand()
    {
        var (a, b) = (
            MadeUp.Result(MadeUp.Clean(("x", 1, .01, 1), ("y", 1, .04, 1))),
            MadeUp.Result(MadeUp.Clean(("x", 1, .03, -1), ("y", 1, .005, -1))));
        var page = Claims.FromResults([a, b]);
        Assert.Equal(4, page.Count);
        foreach (var (expected, result, model) in new[] { (.03, a, "x"), (.06, a, "y"), (.06, b, "x"), (.02, b, "y") })
            Assert.Equal(expected, page.P(Of(result, model)), 12);
        Assert.Equal(.02, Claims.FromResults([a]).P(Of(a, "x")), 12); // alone on a page there are two
        Assert.Contains("4 comparisons by Holm", page.Note);
    }

    [Fact]
    public void Better_and_worse_are_said_by_the_adjusted_p_alone()
    {
        var result = MadeUp.Result(
            MadeUp.Clean(("worse", 1, .01, 1), ("better", 1, .02, -1), ("not quite", 1, .04, -1), ("never", 1, .03, 1)));
        var page = Claims.FromResults([result]);
        Assert.Equal(Verdict.Worse, page.VerdictOf(Of(result, "worse")));
        Assert.Equal(
            [Verdict.NotTold, Verdict.NotTold, Verdict.NotTold],
            new[] { "better", "not quite", "never" }.Select(m => page.VerdictOf(Of(result, m))));
        Assert.Equal(Verdict.Better, new Claims([Of(result, "better")!]).VerdictOf(Of(result, "better")));
        Assert.Equal(Verdict.Untested, page.VerdictOf(null));
    }

    [Fact]
    public void The_p_values_of_before_users_were_drawn_are_not_shown()
    {
        var old = MadeUp.Result(MadeUp.Clean(("x", 1, .001, 1))) with { Draws = null };
        Assert.Equal(0, Claims.FromResults([old]).Count);
        Assert.Equal(Verdict.Untested, Claims.FromResults([old]).VerdictOf(Of(old, "x")));
        Assert.Equal(["-", "not tested"], StudyTables.Main(old).AllRows()[^1].TakeLast(2));
        Assert.Equal("not tested", Headline.Systems([old]).Row(0)[9]);
        Assert.Contains("nothing is tested: 1.", Headline.Note([old]), StringComparison.Ordinal);
        Assert.Contains("amazonrec reproduce study", old.Age(), StringComparison.Ordinal);
    }

    private static Comparison? Of(StudyResult result, string model) => result.Settings[0].Find(model)!.AgainstBaseline;
}
