using AmazonRec.Data;
using AmazonRec.Data.Inspection;
using AmazonRec.Data.Splitting;
using AmazonRec.Evaluation;
using AmazonRec.Runs;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Tests.Published;

public sealed class FastaiFindingsTests
{
    private static readonly LeakReport Leaks = new(
        TestRows: 100, Copies: 0, SameUserAndItem: 0, SameUserAndText: null, UnseenUsers: 90, UnseenUserRows: 96, UnseenItems: 9,
        UnseenItemRows: 10, BeforeLastTraining: null, BeforeOwnTraining: null, ValidationIsTest: true);

    [Fact]
    public void Two_losses_of_constants_tell_mean_and_variance()
    {
        // Ratings 3 and 5: squares 9 and 25, from 2.75 away by .25 and 2.25.
        var (mean, variance) = FastaiFindings.Implied(17, ((.25 * .25) + (2.25 * 2.25)) / 2);
        Assert.Equal((4, 1), (Math.Round(mean, 9), Math.Round(variance, 9)));
        (mean, variance) = FastaiFindings.Implied(18.40, 3.473);
        Assert.Equal((4.089, 1.680), (Math.Round(mean, 3), Math.Round(variance, 3)));
    }

    [Fact]
    public void Steps_near_a_constant_have_learned_nothing()
    {
        Assert.Contains(
            Of(17.9, 3.48), s => s.Contains("a constant would have had an MSE of about 1.68 there, less", StringComparison.Ordinal));
        Assert.DoesNotContain(Of(.9, .9), s => s.Contains("next to nothing", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_step_stands_beside_the_published_loss_and_the_means()
    {
        var findings = Of(17.9, 3.48);
        Assert.Contains("dot 17.900 (published 18.400), dot in a sigmoid range 3.480 (published 3.473)", findings[0]);
        Assert.EndsWith("ours are of other data: data.", findings[0]);
        Assert.Contains(findings, s => s.Contains("none is below the mean's and one is below tuned-bias's", StringComparison.Ordinal));
        Assert.Contains(
            "4 % of the test rows have a user with a training row, 90 % an item with one: of most users nothing can be learned.", findings);
    }

    [Fact]
    public void What_charts_show_is_said_in_numbers()
    {
        RatingGroup Group(string name, int low, int high) => new(name, [new StarCount(1, low), new StarCount(5, high)]);
        var (women, men) = (Group("Female", 50, 150), Group("Male", 100, 100));
        var findings = Of(17.9, 3.48, new GroupedRatings(
            500, [Group("2013", 200, 100), Group("2014", 50, 150), Group("2015", 1, 0)], [women, men],
            [new RatedCategory(Group("Headphones", 100, 150), [women, men])]));
        Assert.StartsWith(
            "80 % of the ratings are by users whose gender is told, 50 % of them by women. Mean rating: women 4.00", findings[^3]);
        Assert.Contains("The categories with most ratings are Headphones (50 %).", findings);
        Assert.Contains("later years rate higher (+1.667 stars a year", findings[^1]); // from 7/3 to 4; 2015 has too few
    }

    [Fact]
    public void Squared_errors_stand_in_tables_where_they_were_published()
    {
        var setting = MadeUp.Setting("as reported", Protocol.AsReported, [Model("mean", 1.4, isBaseline: true), Model("dot", 18) with
        {
            Reported = Reported.OfMse(18.40, "validation loss"),
        }]);
        var result = MadeUp.Result([setting]) with { Study = "fastai" };
        var main = StudyTables.Main(result);
        Assert.Equal(["1.400", "18.000"], main.Columns.Single(c => c.Name == "MSE").Cells);
        var reported = ReportedTables.Of([result]);
        Assert.Equal(["18.400", "18.000"], reported["reported MSE"].Cells.Concat(reported["our MSE"].Cells));
        var without = MadeUp.Result([MadeUp.Setting("as reported", Protocol.AsReported, [Model("mean", 1.4, isBaseline: true)])]);
        Assert.DoesNotContain(StudyTables.Main(without).Columns, c => c.Name == "MSE");
    }

    private static IReadOnlyList<string> Of(double dot, double range, GroupedRatings? grouped = null)
    {
        var setting = MadeUp.Setting("as reported", Protocol.AsReported,
        [
            Model("global-mean", 1.9, isBaseline: true), Model("tuned-bias", 3.48 + .001, isBaseline: true),
            Model("always 0", 18, isBaseline: true), Model("always 2.75", 3.5, isBaseline: true),
            Model("dot", dot), Model("dot in a sigmoid range", range),
        ]) with
        {
            Splits = [new SplitSummary("random", 42, Protocol.AsReported, "", 8, 2, 2) { Leaks = Leaks }],
        };
        return (MadeUp.Result([setting]) with { Study = "fastai", Grouped = grouped }).Findings();
    }

    private static ModelResult Model(string name, double mse, bool isBaseline = false) =>
        MadeUp.Model(name, Math.Sqrt(mse), isBaseline) with { Folds = [new RatingMetrics(2, Math.Sqrt(mse), 1, 0, 0, 0)] };
}
