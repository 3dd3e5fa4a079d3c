using AmazonRec.Data.Splitting;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;
using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Data.Tests.Splitting;

public sealed class LeakReportTests
{
    private const string Fashion = "amazon2018-fashion/AMAZON_FASHION_5.json.gz";

    [Fact]
    public void A_report_counts_what_test_rows_have_in_common_with_training_rows()
    {
        var train = SmallRatings.WithTexts([("a", "x", 5, 10, 1), ("a", "y", 4, 30, 2), ("b", "x", 3, 20, 3)]);
        var test = SmallRatings.WithTexts(
        [
            ("a", "x", 1, 40, 4), // same user and item
            ("a", "z", 5, 20, 2), // same user and text, on an item never seen, and before a's row of time 30
            ("c", "y", 5, 5, 3), // a user never seen; b's text is another user's
        ]);
        Assert.Equal(
            new LeakReport(
                TestRows: 3,
                Copies: 2,
                SameUserAndItem: 1,
                SameUserAndText: 1,
                UnseenUsers: 1,
                UnseenUserRows: 1,
                UnseenItems: 1,
                UnseenItemRows: 1,
                BeforeLastTraining: 2,
                BeforeOwnTraining: 1,
                ValidationIsTest: false)
            {
                InBothFiles = 1,
            },
            LeakReport.Measure(Split.FromParts(train, test)));
    }

    [Fact]
    public void Without_texts_and_times_nothing_is_said_of_them()
    {
        var report = LeakReport.Measure(Split.FromParts(Ratings.FromRows([("a", "x", 5, 0)]), Ratings.FromRows([("a", "y", 5, 0)])));
        Assert.Equal((null, null, null), (report.SameUserAndText, report.BeforeLastTraining, report.BeforeOwnTraining));
        Assert.Empty(report.Notes);
    }

    [Fact]
    public void Notes_say_in_words_what_is_to_be_known_beside_copies()
    {
        var train = Ratings.FromRows([("a", "x", 5, 10), ("b", "x", 5, 9)]);
        var test = Ratings.FromRows([("a", "x", 4, 5), ("c", "x", 4, 20)]);
        var notes = LeakReport.Measure(Split.FromParts(train, test).AsReported()).Notes;
        Assert.Equal(3, notes.Count);
        Assert.StartsWith("1 of 2 test rows (50.0 %) are older than a training row of their own user", notes[0]);
        Assert.Equal("1 of 2 test rows (50.0 %) have their user and item in the training file, too.", notes[1]);
        Assert.StartsWith("The validation rows are the test rows", notes[2]);
    }

    [Fact]
    public void Splits_keep_what_they_promise() => Prop.ForAll(SmallRatings.Arbitrary, ratings =>
    {
        foreach (var method in Enum.GetValues<SplitMethod>())
        {
            Split split;
            try
            {
                split = new SplitPlan { Method = method, Test = .3, Validation = .2 }.Make(ratings);
            }
            catch (ArgumentException)
            {
                continue; // too few rows
            }

            var report = LeakReport.Measure(split);
            var kept = method switch
            {
                SplitMethod.Grouped => (report.Copies, report.SameUserAndItem, report.SameUserAndText) == (0, 0, 0),
                SplitMethod.Time => report.BeforeLastTraining == 0,
                SplitMethod.UserTime or SplitMethod.LeaveOneOut => report.BeforeOwnTraining == 0,
                SplitMethod.PerUser => report.UnseenUsers == 0,
                SplitMethod.ColdUsers => report.UnseenUserRows == report.TestRows && report.Copies == 0,
                SplitMethod.ColdItems => report.UnseenItemRows == report.TestRows && report.SameUserAndItem == 0,
                _ => true,
            };
            if (!kept) return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [SharedFact]
    public void Of_a_random_fifth_of_the_fashion_reviews_632_of_636_are_copies_of_training_rows()
    {
        var report = LeakReport.Measure(Split.Random(Ratings.Read(Shared.Data(Fashion)), test: .2, seed: 0));
        Assert.Equal((636, 632, 628), (report.TestRows, report.Copies, report.SameUserAndText));
    }

    [SharedFact]
    public void A_grouped_split_of_the_fashion_reviews_leaks_no_copy()
    {
        var report = LeakReport.Measure(Split.Grouped(Ratings.Read(Shared.Data(Fashion)), test: .2, validation: .1, seed: 0));
        Assert.Equal((0, 0, 0), (report.Copies, report.SameUserAndItem, report.SameUserAndText));
        Assert.InRange(report.TestRows, 636, 660);
    }
}
