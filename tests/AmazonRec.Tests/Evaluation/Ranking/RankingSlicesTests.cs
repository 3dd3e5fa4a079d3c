using AmazonRec.Data;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Models;

namespace AmazonRec.Tests.Evaluation.Ranking;

public sealed class RankingSlicesTests
{
    [Fact]
    public void Items_are_ranked_among_those_with_as_many_rows()
    {
        // Item n0 has no row before the test rows; a and b have one and two, c has four, d eight.
        var train = Rows(("a", 1), ("b", 2), ("c", 4), ("d", 8), ("n0", 0));
        var split = Split.OfParts("given", null, Protocol.Clean, train.Train, train.Train.Rows([]), train.Test);
        var slices = RankingSlices.Measure(new ByCode(), split, new RankingOptions { RelevantFrom = 1 });
        Assert.Equal(["0", "1-2", "3-5", "6 or more"], slices.Select(slice => slice.Of));
        Assert.Equal([1, 2, 1, 1], slices.Select(slice => slice.Items));
        Assert.All(slices, slice => Assert.Equal(1, slice.Recall!.Value.Estimate));

        // The test user liked a, which comes behind b: 1 / log2(3). The others are alone in their slices.
        Assert.Equal([1, 1 / Math.Log2(3), 1, 1], slices.Select(slice => slice.Ndcg!.Value.Estimate));
    }

    private static (Ratings Train, Ratings Test) Rows(params (string Item, int Count)[] items)
    {
        var rows = new List<(string User, string Item, float Value, long Time)>();
        foreach (var (item, count) in items)
            for (var user = 0; user < count; user++) rows.Add(($"u{user}", item, 5, 0));
        var train = rows.Count;
        rows.AddRange(items.Where(item => item.Item != "b").Select(item => ("new", item.Item, 5f, 1L)));
        var all = Ratings.FromRows(rows);
        return (all.Rows([.. Enumerable.Range(0, train)]), all.Rows([.. Enumerable.Range(train, rows.Count - train)]));
    }

    /// <summary>The later an item's code, the higher its score.</summary>
    private sealed class ByCode : IItemRanker
    {
        public void ScoreItems(int user, Span<float> scores)
        {
            for (var item = 0; item < scores.Length; item++) scores[item] = item;
        }
    }
}
