using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Pages;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;
using AmazonRec.Studies.Tables;
using AmazonRec.Studies.Tests.Tables;
using AmazonRec.Testing;
using AmazonRec.Training;


namespace AmazonRec.Studies.Tests;

public sealed class StudyListsTests
{
    private static readonly Study Quick = StudyCatalog.Find("fastai") with
    {
        Settings =
        [
            new("as reported", Protocol.AsReported, "", input => [Split.Random(input.Ratings, .3).AsReported()]),
            new("clean", Protocol.Clean, "", input => Split.Folds(input.Ratings, 3)),
        ],
        Models = [
            StudyModel.Create(
                "MF",
                null,
                _ => new TrainingPlan(BiasedMf.Create(4, new RatingRange(0, 5.5f)), Recipe.For("biased-mf") with { Epochs = 2 }, []))],
    };

    private static readonly Lazy<StudyResult> Result = new(() => StudyRunner.Run(Quick, StudyData.Sample));

    [Fact]
    public void Every_setting_has_lists_of_its_models_beside_trivial_rankers_on_the_same_users()
    {
        Assert.All(Result.Value.Settings, setting =>
        {
            Assert.Equal(["random", "most-popular", "item-mean", "MF"], setting.Ranking!.Rankers.Select(r => r.Name));
            Assert.Single(
                setting.Ranking.Rankers.Select(
                    r => (r.Judged.Users, r.Judged.UsersNotDrawn, r.Judged.UsersLeftOut, r.Judged.Beyond.PopularityOfRated)).Distinct());
            Assert.Equal("texts of the catalogue", setting.Ranking.Content);
            Assert.All(setting.Ranking.Rankers, r => Assert.InRange(r.IntraListSimilarity!.Mean, -1, 1));
        });
    }

    [Fact]
    public void As_reported_the_test_rows_that_training_stops_on_can_still_be_recommended() =>
        Assert.True(Result.Value.Settings[0].Ranking!.Rankers[^1].Judged.At[0].Mean.Hit > 0);

    [Theory]
    [InlineData("{\"asin\": \"SYN0000001\", \"title\": \"A title alone\"}", null)]
    [InlineData("{\"asin\": \"SYN0000001\", \"title\": \"A title\", \"feature\": [\"three plain words\"]}", "texts of the catalogue")]
    public void A_catalogue_with_few_words_or_none_ends_no_study(string line, string? content)
    {
        using var folder = new TemporaryFolder();
        var ratings = StudyData.Sample.ReadRatings();
        var items = Enumerable.Range(0, 8).Select(item => line.Replace("SYN0000001", ratings.Items[item]));
        var metadata = DataSource.File(folder.Write("meta.json", string.Join('\n', items)));
        var result = StudyRunner.Run(Quick, StudyData.Sample with { Metadata = metadata }, new StudyOptions { Smoke = true });
        Assert.Equal(content, result.Settings[1].Ranking!.Content);
    }

    [Fact]
    public void Where_no_test_row_is_relevant_there_are_no_lists()
    {
        var study = Quick with { Settings = [new("low", Protocol.Clean, "", input => [Split.Random(Low(input.Ratings), .3)])] };
        var result = StudyRunner.Run(study, StudyData.Sample);
        Assert.Null(result.Settings[0].Ranking);
        Assert.DoesNotContain(StudyTables.All(result), t => t.Columns[0].Name == "lists at 10");

        static Ratings Low(Ratings ratings) => ratings.Rows([.. Enumerable.Range(0, ratings.Count).Where(row => ratings.Value[row] < 4)]);
    }

    [Fact]
    public void Calibration_has_all_test_rows_of_all_folds_and_baselines_have_none()
    {
        var clean = Result.Value.Settings[1];
        Assert.Equal(clean.Splits.Sum(s => s.Test), clean.Find("MF")!.Calibration!.Bins.Sum(b => b.Count));
        Assert.Null(clean.Find("als-bias")!.Calibration);
    }

    [Fact]
    public void Tables_and_page_show_lists_and_calibration_and_come_back_from_json()
    {
        var read = Json.Parse<StudyResult>(Json.Write(Result.Value));
        var tables = StudyTables.All(read);
        Assert.Equal(StudyTables.All(Result.Value).Select(TableText.Markdown), tables.Select(TableText.Markdown));
        var lists = Assert.Single(tables, t => t.Columns[0].Name == "lists at 10");
        Assert.StartsWith("clean: ", lists.Title, StringComparison.Ordinal);
        Assert.True(lists.Rows > 0);
        Assert.Contains(tables, t => t.Title == "clean: calibration, rating = intercept + slope x prediction");
        Assert.Contains("what rating a prediction gets", StudyPage.Write([read]), StringComparison.Ordinal);
    }

    [Fact]
    public void Pearson_stands_beside_the_errors_where_the_original_reports_it()
    {
        Assert.DoesNotContain("Pearson", StudyTables.Main(Result.Value).Heads());
        var table = StudyTables.Main(Result.Value with { JudgesByPearson = true });
        Assert.Equal(2, table.Columns.Count(c => c.Name == "Pearson"));
        Assert.True(table.Rows > 0);
        Assert.True(StudyCatalog.Find("fashion").JudgesByPearson);
    }
}
