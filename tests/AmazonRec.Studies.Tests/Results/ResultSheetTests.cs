using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Models.Baselines;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;
using AmazonRec.Testing;


namespace AmazonRec.Studies.Tests.Results;

public sealed class ResultSheetTests
{
    private static readonly Split Split = Split.Random(StudyData.Sample.ReadRatings(), test: .2);

    [Fact]
    public void Reported_numbers_stand_beside_ours_and_are_never_marked_as_the_best()
    {
        var sheet = new ResultSheet("trial", StudyData.Sample, Split);
        sheet.AddBaselines();
        sheet.AddReported("theirs", rmse: .1, mae: null, "on other data");
        var table = ResultTables.Of(sheet);
        Assert.Equal(Baseline.All.Count + 1, table.Rows);
        var (rmse, mae) = (table.Columns[1], table.Columns[2]);
        Assert.Equal(("0.100", "-"), (rmse.Cells[^1], mae.Cells[^1]));
        Assert.DoesNotContain(table.Rows - 1, rmse.Marked);
        Assert.NotEmpty(rmse.Marked);
        Assert.Matches(@"^\d\.\d{3} \[\d\.\d{3}, \d\.\d{3}\]$", rmse.Cells[0]);
    }

    [Fact]
    public void A_line_of_several_runs_is_their_mean_with_students_interval()
    {
        var sheet = new ResultSheet("trial", StudyData.Sample, Split);
        sheet.AddRuns("m", [Of(1), Of(2), Of(3)]);
        var line = Assert.Single(sheet.Lines);
        Assert.Equal(2, line.Rmse.Estimate, 1e-9);
        Assert.Equal(4.303 / Math.Sqrt(3), line.Rmse.High - 2, 1e-3); // t of 2 degrees of freedom, deviation 1
        Assert.Throws<ArgumentException>(() => sheet.AddRuns("none", []));

        static RatingMetrics Of(double rmse) => new(1, rmse, rmse, 0, 0, 0);
    }

    [Fact]
    public void Files_are_named_by_experiment_and_data()
    {
        using var folder = new TemporaryFolder();
        var sheet = new ResultSheet("trial", StudyData.Sample, Split);
        sheet.AddReported("theirs", .9, null, "");
        var path = sheet.Save(folder.Path);
        Assert.Equal("trial.sample.json", Path.GetFileName(path));
        Assert.Contains("theirs", File.ReadAllText(path));
    }
}
