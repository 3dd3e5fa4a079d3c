using AmazonRec.Data;
using AmazonRec.Data.Inspection;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Testing.Data;



namespace AmazonRec.Studies.Tests;

public sealed class DataReportTests
{
    /// <summary>Users whose stars nothing foretells, on items of their own.</summary>
    private static readonly (string User, string Item, string Text, long Time, float Stars)[] Plain =
        [.. Enumerable.Range(0, 200).Select(n => ($"u{n}", $"i{n % 19}", $"text {n}", 1L, 1f + (n * 7 % 5)))];

    [Fact]
    public void Without_copies_there_is_nothing_to_worry_about()
    {
        var verdict = DataReport.Measure("f", Written.Of(Plain)).Verdict;
        Assert.Equal(LeakLevel.None, verdict.Level);
        Assert.Equal("Nothing to worry about: no row is a copy of another, so a random split of this file leaks nothing.", verdict.Text);
    }

    [Fact]
    public void A_file_without_texts_says_what_can_not_be_told() =>
        Assert.Contains(
            "holds no texts", DataReport.Measure("f", Ratings.FromRows(Plain.Select(r => (r.User, r.Item, r.Stars, r.Time)))).Verdict.Text);

    [Fact]
    public void Copies_that_a_user_mean_remembers_leak()
    {
        var verdict = DataReport.Measure(
            "f", Written.Of(Plain.SelectMany(r => Enumerable.Range(0, 4).Select(n => r with { Item = $"{r.Item}-{n}" })))).Verdict;
        Assert.Equal(LeakLevel.Leaks, verdict.Level);
        Assert.StartsWith("A random split of this file leaks: ", verdict.Text);
        Assert.Contains("a trivial baseline, user-mean, reaches RMSE 0.", verdict.Text);
        Assert.Contains("With copies on one side nothing is worth more than the global mean", verdict.Text);
    }

    [Fact]
    public void The_global_mean_is_blamed_for_no_leak()
    {
        FloorSplit[] splits = [.. Enum.GetValues<FloorKind>().Select(kind => new FloorSplit(kind, 100, 1, [
            Line("global-mean", 1), Line("user-mean", 2)])
        {
            Memory = new CopyMeasure(
                100, 90, .5, new CopyGroup(90, new(1, 1), new(1, 1), new(1, 1)) { Memory = new(0, 0), WithoutCopies = new(1, 1) }, null),
        })];
        var verdict = LeakVerdict.Judge(100, new DuplicateReport(true, 0, 90, 0, 10, 10, 90, 9, []), new Floor(100, 100, .2, [1], splits));
        Assert.Equal(LeakLevel.Leaks, verdict.Level);
        Assert.StartsWith(
            "A random split of this file leaks: 90 % of its test rows have a copy among the training rows. On rows with a copy, memory",
            verdict.Text);

        static FloorLine Line(string name, double rmse) => new(name, new(rmse, 0), new(rmse, 0), new(0, 0), []);
    }

    [Fact]
    public void Few_copies_are_told_but_no_leak()
    {
        var verdict = DataReport.Measure("f", Written.Of(Plain.Append(Plain[0]))).Verdict;
        Assert.Equal(LeakLevel.Copies, verdict.Level);
        Assert.StartsWith("Little to worry about: 2 of 201 rows (1.0 %) have a copy", verdict.Text);
    }

    [Fact]
    public void Without_a_floor_copies_are_told_and_that_nothing_was_measured()
    {
        var report = DataReport.Measure("f", Written.Of(Plain.Append(Plain[0])), withFloor: false);
        Assert.Null(report.Floor);
        Assert.Contains("was not measured", report.Verdict.Text);
    }

    [Fact]
    public void Rows_too_few_for_a_floor_have_none() => Assert.Null(DataReport.Measure("f", Written.Of(("u", "i", "text"))).Floor);

    [Fact]
    public void A_report_comes_back_from_json_as_it_was()
    {
        var text = Json.Write(DataReport.Measure("f", Written.Of(Plain.Append(Plain[0]))));
        Assert.Equal(text, Json.Write(Json.Parse<DataReport>(text)));
    }
}
