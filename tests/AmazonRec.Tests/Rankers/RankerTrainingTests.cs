using AmazonRec.Data;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Rankers;
using AmazonRec.Runs;

namespace AmazonRec.Tests.Rankers;

public sealed class RankerTrainingTests
{
    private static readonly RankerOptions Small = new() { Budget = 5, Threads = 2 };

    [Fact]
    public void Auto_beats_popularity_and_says_what_it_is_made_of()
    {
        var split = Split.PerUser(RankerExamples.TwoTastes(), test: .3, validation: .2, seed: 0);
        var auto = RankerTraining.Fit(split, Small);
        var popular = RankerTraining.Fit(split, Small with { Ranker = "popular" });
        Assert.True(NdcgOf(auto) > 1.5 * NdcgOf(popular));
        Assert.Equal(1, auto.Report!.Parts.Sum(part => part.Weight), 1e-6);
        Assert.True(auto.Report.Refitted);

        double NdcgOf(TrainedRanker ranker) =>
            RankingEvaluation.Run(ranker, split, new RankingOptions { RelevantFrom = 0 }).At[^1].Mean.Ndcg;
    }

    [Fact]
    public void A_saved_ranker_gives_the_same_lists()
    {
        var folder = Directory.CreateTempSubdirectory("ranker").FullName;
        try
        {
            var split = Split.PerUser(RankerExamples.TwoTastes(stars: true), test: .2, validation: .2, seed: 0);
            var auto = RankerTraining.Fit(split, Small with { RelevantFrom = 3 });
            auto.Save(folder);
            var again = TrainedRanker.Load(folder, split.BeforeTest);
            var (one, two) = (new float[20], new float[20]);
            for (var user = 0; user < 60; user++)
            {
                auto.ScoreItems(user, one);
                again.ScoreItems(user, two);
                Assert.Equal(one, two);
            }

            Assert.Equal(auto.Report!.Parts, again.Report!.Parts);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Test_rows_do_not_matter()
    {
        var split = Split.PerUser(RankerExamples.TwoTastes(), test: .3, validation: .2, seed: 0);
        var other = Split.OfParts("given", null, Protocol.Clean, split.Train, split.Validation, split.Test.Rows([0]));
        var (one, two) = (new float[20], new float[20]);
        RankerTraining.Fit(split, Small).ScoreItems(3, one);
        RankerTraining.Fit(other, Small).ScoreItems(3, two);
        Assert.Equal(one, two);
    }

    [Fact]
    public void What_nobody_chose_comes_last()
    {
        var rows = RankerExamples.TwoTastes();
        var split = Split.ColdItems(rows, test: .2, validation: .2, seed: 0);
        var ranker = RankerTraining.Fit(split, Small with { Ranker = "als" });
        var scores = new float[20];
        ranker.ScoreItems(0, scores);
        var known = split.BeforeTest.Item.ToHashSet();
        Assert.All(Enumerable.Range(0, 20).Where(item => !known.Contains(item)), item => Assert.Equal(scores.Min(), scores[item]));
    }

    [Fact]
    public void Without_validation_rows_auto_has_nothing_to_choose_by()
    {
        var split = Split.PerUser(RankerExamples.TwoTastes(), test: .3, validation: 0, seed: 0);
        Assert.Contains("--validation", Assert.Throws<ArgumentException>(() => RankerTraining.Fit(split, Small)).Message);
        Assert.Null(RankerTraining.Fit(split, Small with { Ranker = "ease" }).Report!.Validation);
    }

    [Fact]
    public void Cancelling_ends_it()
    {
        var split = Split.PerUser(RankerExamples.TwoTastes(), test: .3, validation: .2, seed: 0);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => RankerTraining.Fit(split, Small, cancellation: cancelled.Token));
    }
    [Fact]
    public void A_split_with_copies_is_called_leaky_for_a_ranker_as_for_a_model_of_stars()
    {
        (string, string, float, long)[] rows =
            [.. from user in Enumerable.Range(0, 30) from item in Enumerable.Range(0, 10) select (
                $"u{user:D2}", $"i{(item + user) % 20:D2}", 1f + ((user * item) % 5), (long)item)];
        var clean = Split.FromParts(Ratings.FromRows(rows[..200]), Ratings.FromRows(rows[200..]));
        var leaky = Split.FromParts(Ratings.FromRows(rows), Ratings.FromRows(rows[200..]));
        Assert.Equal((Protocol.Clean, Protocol.Leaky), (Run(clean), Run(leaky)));

        static Protocol Run(Split split) => RankingExperiment.Run(
            split, Small with { Ranker = "popular" }, new RankingOptions { RelevantFrom = 0 }).Result.Split.Protocol;
    }
}
