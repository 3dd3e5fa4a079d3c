using AmazonRec.Data.Storage;
using AmazonRec.Studies.Lists;
using AmazonRec.Studies.Pages;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;
using AmazonRec.Studies.Tables;
using AmazonRec.Studies.Tests.Tables;
using AmazonRec.Testing;

namespace AmazonRec.Studies.Tests;

public sealed class ListStudyTests
{
    private static readonly ListStudy Quick = ListStudies.Lists with
    {
        Rankers = [ListRanker.Tuned("item-knn"), ListRanker.Named("popular"), ListRanker.Named("none-such")],
        Seeds = [1, 2],
        Published = _ => [new("theirs", "a paper", new Dictionary<string, double> { ["ndcg@10"] = 2 })],
    };

    private static readonly Lazy<ListResult> Result = new(() => ListStudyRunner.Run(Quick, StudyData.Sample, new StudyOptions()));

    [Fact]
    public void Each_ranker_runs_with_each_seed_and_one_that_there_is_not_is_said_to_be_missing()
    {
        Assert.Equal(
            [("most-popular", 1), ("item-knn", 1), ("popular", 1), ("item-knn", 2), ("popular", 2)],
            Result.Value.Runs.Select(run => (run.Ranker, (int)run.Seed)));
        Assert.Contains("no ranker 'none-such'", Assert.Single(Result.Value.Missing).Reason);
    }

    [Fact]
    public void The_most_popular_items_are_the_same_whether_they_are_a_baseline_or_a_ranker() => Assert.Equal(
        Result.Value.Runs.First(run => run.Ranker == "most-popular").Figures["ndcg@10"],
        Result.Value.Runs.First(run => run.Ranker == "popular").Figures["ndcg@10"],
        1e-9);

    [Fact]
    public void Published_lists_stand_among_ours_the_best_first()
    {
        var table = ListTables.All(Result.Value)[0];
        Assert.Equal("theirs", table.Row(0)[0]);
        Assert.Contains("±", table.Row(1)[4]);
        Assert.Equal("2.0000", ListTables.Summary([Result.Value]).Row(0)[5]);
    }

    [Fact]
    public void A_result_is_the_same_when_it_is_read_again_and_stands_on_the_pages()
    {
        using var folder = new TemporaryFolder();
        var real = Result.Value with { DataKind = DataKind.Full };
        File.WriteAllText(Path.Combine(folder.Path, real.FileName), Json.Write(real));
        var results = ResultsFolder.Read(folder.Path);
        var read = Assert.Single(results.Lists);
        Assert.Equal(
            ListTables.All(real).Select(TableText.Markdown).ToArray(), ListTables.All(read).Select(TableText.Markdown).ToArray());
        Assert.Contains("## Lists of ten", ResultsReadme.Write(results));
        Assert.Contains("none-such did not run", StudyPage.Write([], read));
    }

    [Fact]
    public void Given_negatives_are_read_from_the_files_beside()
    {
        using var folder = new TemporaryFolder();
        IEnumerable<string> Rows(int first, int end) =>
            from user in Enumerable.Range(0, 20)
            from step in Enumerable.Range(first, end - first)
            select $"{user}\t{((user % 2) * 10) + ((user + step) % 10)}\t5\t{step}";
        File.WriteAllLines(Path.Combine(folder.Path, "AMusic.train.rating"), Rows(0, 6));
        File.WriteAllLines(Path.Combine(folder.Path, "AMusic.test.rating"), Rows(6, 7));
        File.WriteAllLines(
            Path.Combine(folder.Path, "AMusic.test.negative"),
            from user in Enumerable.Range(0, 20)
            let other = (1 - (user % 2)) * 10
            select $"({user},{((user % 2) * 10) + ((user + 6) % 10)})\t" + string.Join('\t', Enumerable.Range(other, 10)));
        var data = StudyData.Find(ListStudies.Ncf.Name, ListStudies.Ncf.Files, folder.Path);
        var study = ListStudies.Ncf with { Rankers = [ListRanker.Tuned("item-knn") with { IsAlsoChosenOnTest = true }], Seeds = [1] };
        var result = ListStudyRunner.Run(study, data, new StudyOptions());
        Assert.Equal(["most-popular", "item-knn"], result.Given.Select(line => line.Ranker));
        Assert.Equal(1, result.Given[1].Judged.At[^1].Hit.Estimate);
        Assert.Equal([false, true], result.Runs.Where(run => run.Ranker == "item-knn").Select(run => run.IsChosenOnTest));
        Assert.Contains(ListTables.All(result)[0].Columns[^1].Cells, cell => cell == "parameters chosen on the test rows");
    }
}
