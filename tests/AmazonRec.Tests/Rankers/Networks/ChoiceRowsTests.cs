using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Rankers.Networks;

namespace AmazonRec.Tests.Rankers.Networks;

public sealed class ChoiceRowsTests
{
    private static readonly Ratings Rows = RankerExamples.TwoTastes();

    [Fact]
    public void Each_choice_comes_once_an_epoch_beside_its_negatives()
    {
        var all = Epoch(new NetworkRankerOptions { Negatives = 3, BatchSize = 100 }, 1);
        Assert.Equal(60 * 7 * 4, all.Count);
        var chosen = all.Where(row => row.Label == 1).Select(row => (row.User, row.Item)).ToArray();
        Assert.Equal(60 * 7, chosen.Distinct().Count());
        Assert.All(chosen, row => Assert.True(Interactions.From(Rows).ItemsOf(row.User).Contains(row.Item)));
        Assert.All(
            all.Where(row => row.Label == 0), row => Assert.False(Interactions.From(Rows).ItemsOf(row.User).Contains(row.Item)));
    }

    [Fact]
    public void Epochs_differ_and_can_be_had_again()
    {
        var options = new NetworkRankerOptions();
        Assert.Equal(Epoch(options, 2), Epoch(options, 2));
        Assert.NotEqual(Epoch(options, 2).Select(row => row.Item), Epoch(options, 1).Select(row => row.Item));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(4, 8)]
    [InlineData(7, 8)]
    public void A_group_is_a_choice_before_its_negatives(int negatives, int size)
    {
        var options = new NetworkRankerOptions { Loss = Loss.Softmax, Negatives = negatives, BatchSize = 50 };
        Assert.Equal(size, options.RowsPerChoice);
        foreach (var group in Epoch(options, 1).Chunk(size))
        {
            Assert.Single(group.Select(row => row.User).Distinct());
            Assert.Equal([1f, .. new float[size - 1]], group.Select(row => row.Label));
        }
    }

    private static List<(int User, int Item, float Label)> Epoch(NetworkRankerOptions options, int epoch)
    {
        var rows = new ChoiceRows(RankerExamples.Task(Rows), options);
        rows.Begin(epoch);
        var all = new List<(int User, int Item, float Label)>();
        for (var step = 0; step < rows.Steps; step++)
        {
            var batch = rows.At(step);
            Assert.Equal(0, GroupLoss.Is(options.Loss) ? batch.Count % options.RowsPerChoice : 0);
            for (var at = 0; at < batch.Count; at++) all.Add((batch.Users[at], batch.Items[at], batch.Ratings[at]));
        }

        return all;
    }
}
