using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Rankers;
using AmazonRec.Testing;
using AmazonRec.TorchSharp.Sequences;

namespace AmazonRec.TorchSharp.Tests.Sequences;

/// <summary>SASRec as a ranker: fitted, stopped, saved and read again.</summary>
public sealed class SasRecTests : IDisposable
{
    private static readonly RankerEntry Entry = SasRec.Entry;
    private static readonly Interactions Circle = SmallHistories.Circle();
    private static readonly RankerTask Task = new(Circle) { Threads = 1 };
    private static readonly Lazy<IRanker> Fitted = new(() => Entry.Fit(Task, SmallHistories.Settings));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_found_by_its_name()
    {
        Assert.Same(Entry, RankerZoo.Find("sasrec"));
    }

    [Fact]
    public void It_learns_what_comes_next()
    {
        for (var first = 0; first < SmallHistories.Items; first++)
        {
            var scores = ScoresOf(Fitted.Value, [first, (first + 1) % SmallHistories.Items]);
            Assert.Equal((first + 2) % SmallHistories.Items, Array.IndexOf(scores, scores.Max()));
        }
    }

    [Fact]
    public void The_loss_falls()
    {
        using var network = new SasRecNetwork(SmallHistories.Items, new SasRecOptions { Width = 16, LearningRate = .01 });
        var batch = HistoryBatch.Of([.. Enumerable.Range(0, 100).Select(user => Circle.ItemsOf(user).ToArray())], 10);
        var losses = Enumerable.Range(0, 40).Select(_ => network.Train(batch)).ToArray();
        Assert.True(losses[^1] < .7 * losses[0], $"{losses[0]} to {losses[^1]}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_one_others()
    {
        var settings = SmallHistories.Settings.With("epochs", 2);
        float[] Scores(ulong seed) => ScoresOf(Entry.Fit(Task with { Seed = seed }, settings), [1, 2, 3]);
        Assert.Equal(Scores(1), Scores(1));
        Assert.NotEqual(Scores(1), Scores(2));
    }

    [Fact]
    public void One_and_two_threads_give_the_same_bits()
    {
        var settings = SmallHistories.Settings.With("epochs", 2).With("width", 64);
        float[] Scores(int threads) => ScoresOf(Entry.Fit(Task with { Threads = threads }, settings), [1, 2, 3]);
        Assert.Equal(Scores(1), Scores(2));
    }

    [Fact]
    public void It_is_read_again_as_it_was_written()
    {
        var path = _folder.PathOf("sasrec.safetensors");
        AtomicFile.Write(path, stream => Safetensors.Write(stream, Fitted.Value.Weights));
        var read = Entry.Restore(Safetensors.Read(path));
        Assert.Equal(ScoresOf(Fitted.Value, [7, 8, 9]), ScoresOf(read, [7, 8, 9]));
    }

    [Fact]
    public void It_stops_by_held_out_items_and_tells_how_many_epochs_were_best()
    {
        var held = HeldOutItems.Find(Circle, Circle, SmallHistories.NextOf(Circle));
        var settings = SmallHistories.Settings.With("patience", 2);
        var ranker = (SasRec)Entry.Fit(Task with { Validation = held }, settings);
        Assert.True(held.Ndcg(ranker, 1) > .95);
        Assert.InRange(ranker.Epoch, 1, 30);
        var again = ranker.Again(settings);
        Assert.Equal($"{settings.With("epochs", ranker.Epoch)}", $"{again}");
        Assert.Equal(ScoresOf(ranker, [4, 5]), ScoresOf(Entry.Fit(Task, again), [4, 5])); // as many epochs, and the same draws
    }

    [Fact]
    public void It_can_be_cancelled_and_tells_how_far_it_is()
    {
        using var end = new CancellationTokenSource();
        var shares = new List<double>();
        var told = new Told(share =>
        {
            shares.Add(share);
            if (share > .1) end.Cancel();
        });
        var task = Task with { Progress = told, Cancellation = end.Token };
        Assert.Throws<OperationCanceledException>(() => Entry.Fit(task, SmallHistories.Settings));
        Assert.Equal(shares.Order(), shares);
        Assert.InRange(shares[^1], .1, .2);
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_told()
    {
        var error = Assert.Throws<ArgumentException>(() => Entry.Fit(Task, SmallHistories.Settings.With("heads", 3)));
        Assert.Contains("a multiple", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_takes_more_memory_than_there_is_is_refused_with_the_number()
    {
        var options = new SasRecOptions { Width = 64, BatchSize = 512, Threads = 2 };
        Assert.Equal(4.0 * 1000 * ((64 * (11 + 4)) + (2 * 2 * 128)), SasRecMemory.Bytes(1000, options));
        var error = Assert.Throws<ArgumentException>(() => SasRecMemory.Check(2_000_000_000, options));
        Assert.Contains("GB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Users_of_one_item_have_no_order_to_learn_from()
    {
        var error = Assert.Throws<ArgumentException>(() => Entry.Fit(new(SmallHistories.Circle(length: 1)), SmallHistories.Settings));
        Assert.Contains("two items", error.Message, StringComparison.Ordinal);
    }

    private static float[] ScoresOf(IRanker ranker, int[] chosen)
    {
        var scores = new float[SmallHistories.Items];
        ranker.Score(-1, new Choices(chosen, []), scores);
        return scores;
    }

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
