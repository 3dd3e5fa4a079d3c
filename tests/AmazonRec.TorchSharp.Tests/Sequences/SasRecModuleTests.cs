using AmazonRec.Data;
using AmazonRec.TorchSharp.Native;
using AmazonRec.TorchSharp.Sequences;
using TorchSharp;

namespace AmazonRec.TorchSharp.Tests.Sequences;

/// <summary>What the module makes of histories.</summary>
public sealed class SasRecModuleTests
{
    private static readonly SasRecOptions Options = new() { Width = 12, Heads = 3, Length = 7, Averaging = 0, Seed = 5 };

    [Fact]
    public void A_later_item_changes_no_earlier_state()
    {
        using var network = Trained();
        var (states, others) = (States(network, [1, 2, 3, 4, 5]), States(network, [1, 2, 3, 9, 0]));
        Assert.Equal(5 * 12, states.Length);
        Assert.Equal(states[..(3 * 12)], others[..(3 * 12)]);
        Assert.NotEqual(states[(3 * 12)..(4 * 12)], others[(3 * 12)..(4 * 12)]);
        Assert.NotEqual(states[(4 * 12)..], others[(4 * 12)..]);
    }

    [Fact]
    public void The_order_of_the_items_counts()
    {
        using var network = Trained();
        Assert.NotEqual(States(network, [1, 2, 3])[^12..], States(network, [2, 1, 3])[^12..]);
    }

    [Fact]
    public void Plain_dotnet_scores_as_the_module_does()
    {
        using var network = Trained();
        var ranker = new SasRec(network.Export());
        int[][] histories = [[3], [1, 2], [4, 3, 2, 1, 0], [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]];
        foreach (var history in histories)
        {
            var scores = new float[10];
            ranker.Score(-1, new Choices(history, []), scores);
            network.Module.eval();
            using var scope = torch.NewDisposeScope();
            using var constant = torch.no_grad();
            var read = history[^Math.Min(history.Length, Options.Length)..];
            var last = network.Module.call(torch.tensor(Longs(read), [1, read.Length])).select(1, read.Length - 1);
            var expected = last.matmul(network.Module.Table().t()).data<float>().ToArray();
            Assert.All(scores.Zip(expected), pair => Assert.Equal(pair.Second * Options.Temperature, pair.First, 1e-5));
        }
    }

    [Fact]
    public void Who_has_chosen_nothing_is_scored_zero()
    {
        using var network = Trained();
        var scores = new float[10];
        Array.Fill(scores, 1);
        new SasRec(network.Export()).Score(-1, new Choices([], []), scores);
        Assert.All(scores, score => Assert.Equal(0, score));
    }

    [Fact]
    public void Items_are_scored_by_an_average_of_the_weights()
    {
        using var plain = new SasRecNetwork(10, Options);
        using var averaged = new SasRecNetwork(10, Options with { Averaging = .999 });
        var start = plain.Export()["items.weight"].As<float>();
        foreach (var network in (SasRecNetwork[])[plain, averaged]) network.Train(HistoryBatch.Of([[1, 2, 3]], Options.Length));
        var expected = start.Zip(plain.Export()["items.weight"].As<float>(), (from, to) => (.1f * from) + (.9f * to)); // 1 / 10 at first
        Assert.All(
            expected.Zip(averaged.Export()["items.weight"].As<float>()), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
    }

    [Fact]
    public void A_history_that_is_filled_up_learns_as_it_does_alone()
    {
        using var network = new SasRecNetwork(10, Options with { Dropout = 0 });
        double LossOf(params int[][] histories)
        {
            using var scope = torch.NewDisposeScope();
            return network.Loss(HistoryBatch.Of(histories, Options.Length)).Loss.ToDouble();
        }

        int[] brief = [1, 2, 3], full = [4, 5, 6, 7, 8, 9];
        Assert.Equal(((2 * LossOf(brief)) + (5 * LossOf(full))) / 7, LossOf(brief, full), 1e-5);
    }

    [Fact]
    public void The_softmax_has_the_loss_and_the_gradients_of_torchs_cross_entropy()
    {
        Libtorch.Load();
        using var scope = torch.NewDisposeScope();
        var states = torch.tensor(Wave(300 * 4, 1), [300, 4]).requires_grad_(true); // more positions than are scored at once
        var table = torch.tensor(Wave(11 * 4, 2), [11, 4]).requires_grad_(true);
        var targets = torch.tensor(Enumerable.Range(0, 300).Select(i => (long)(i * 7 % 11)).ToArray());
        var expected = torch.nn.functional.cross_entropy(states.matmul(table.t()), targets);
        var gradients = torch.autograd.grad([expected], [states, table]);
        var (loss, toDerive) = FullSoftmax.Of(states, table, targets, threads: 2);
        Assert.Equal(expected.ToDouble(), loss.ToDouble(), 1e-12);
        foreach (var (own, theirs) in torch.autograd.grad([toDerive], [states, table]).Zip(gradients))
            Assert.All(own.data<double>().Zip(theirs.data<double>()), pair => Assert.Equal(pair.Second, pair.First, 1e-12));

        static double[] Wave(int count, int step) => [.. Enumerable.Range(0, count).Select(i => Math.Sin(step * i))];
    }

    [Fact]
    public void An_epoch_has_each_history_once_and_its_next_items()
    {
        int[][] histories = [[1, 2, 3], [4, 5], [6], [], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [3, 2, 1]];
        var batches = HistoryBatches.Of(histories, Options with { BatchSize = 4 }, 0).ToArray();
        Assert.Equal([1, 1, 2], batches.Select(batch => batch.Rows).Order()); // 1 + 2, 2 and 7 positions
        var pairs = batches.SelectMany(batch => batch.Positions.Zip(batch.Targets, (at, next) => (batch.Items[at], next)));
        Assert.Equal(
            [(1L, 2L), (2, 1), (2, 3), (2, 3), (3, 2), (3, 4), (4, 5), (4, 5), (5, 6), (6, 7), (7, 8), (8, 9)], pairs.Order());
        var again = HistoryBatches.Of(histories, Options with { BatchSize = 4 }, 0).ToArray();
        Assert.Equal(batches.SelectMany(batch => batch.Items), again.SelectMany(batch => batch.Items));
    }

    private static SasRecNetwork Trained()
    {
        var network = new SasRecNetwork(10, Options);
        for (var step = 0; step < 20; step++)
            network.Train(HistoryBatch.Of([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [9, 8, 7, 6], [5, 2]], Options.Length));
        return network;
    }

    private static float[] States(SasRecNetwork network, int[] items)
    {
        network.Module.eval();
        using var scope = torch.NewDisposeScope();
        using var constant = torch.no_grad();
        return network.Module.call(torch.tensor(Longs(items), [1, items.Length])).data<float>().ToArray();
    }

    private static long[] Longs(int[] items) => Array.ConvertAll(items, item => (long)item);
}
