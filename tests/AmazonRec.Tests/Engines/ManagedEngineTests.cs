using AmazonRec.Engines;
using AmazonRec.Engines.Managed;
using AmazonRec.Models.Zoo;
using AmazonRec.Testing.Engines;
using AmazonRec.Testing.Models;
using static AmazonRec.Testing.Engines.EngineComparison;

namespace AmazonRec.Tests.Engines;

/// <summary>The managed engine by itself; against libtorch it is held in AmazonRec.TorchSharp.Tests.</summary>
public sealed class ManagedEngineTests
{
    [Fact]
    public void A_batch_of_columns_that_differ_in_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Batch([1, 2], [1], [3]).Count);

    [Fact]
    public void Codes_that_there_are_no_rows_for_are_refused()
    {
        foreach (var optimizer in Optimizers)
        {
            var network = new ManagedEngine().Compile(DotMf.Create(3), Shape, new NetworkOptions { Optimizer = optimizer });
            Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict([Users], [0], new float[1]));
            Assert.Throws<ArgumentOutOfRangeException>(() => network.TrainBatch(new Batch([0], [-1], [3]), Step.At(optimizer, 0)));
        }
    }

    [Fact]
    public void Random_graphs_have_the_same_bits_on_one_thread_and_on_two() => Parallel.For(0, 40, seed =>
    {
        var model = RandomModel.Of((ulong)seed + 1000);
        var bits = new[] { 1, 2, 1 }.Select(threads =>
        {
            var network = new ManagedEngine().Compile(model, Shape, OptionsOf(seed) with { Threads = threads });
            for (var step = 0; step < 5; step++) Train(network, OptionsOf(seed).Optimizer, step, 700);
            return network.Export().OrderBy(w => w.Key, StringComparer.Ordinal).SelectMany(w => w.Value.As<float>()).ToArray();
        }).ToArray();
        Assert.Equal(bits[0], bits[1]);
        Assert.Equal(bits[0], bits[2]);
    });

    [Fact]
    public void All_items_of_a_user_are_predicted_as_one_by_one()
    {
        foreach (var entry in ModelZoo.Entries)
        {
            var network = new ManagedEngine()
                .Compile(SmallZoo.Build(entry), Shape, new NetworkOptions { Features = SmallZoo.Features(Items) });
            var all = new float[Items];
            network.PredictAllItems(7, all);
            Train(network, new Sgd(.01), 0, 100);
            network.PredictAllItems(7, all); // what was kept of the weights before is forgotten
            var one = new float[1];
            for (var item = 0; item < Items; item++)
            {
                network.Predict([7], [item], one);
                Assert.Equal(one[0], all[item], 1e-5f);
            }
        }
    }

    [Fact]
    public void All_items_of_users_are_predicted_as_one_by_one_in_random_graphs() => Parallel.For(0, 60, seed =>
    {
        var shape = Shape with { Items = 300 }; // more than two blocks
        var options = OptionsOf(seed) with { Threads = 1 + (seed % 3), Features = SmallZoo.Features(300) };
        var network = new ManagedEngine().Compile(RandomModel.Of((ulong)seed + 2000), shape, options);
        Train(network, options.Optimizer, 0, 100);
        int[] users = [3, 7, 3];
        var all = new float[users.Length * 300];
        network.PredictAllItems(users, all);
        for (var i = 0; i < users.Length; i++)
        {
            var expected = new float[300];
            network.Predict([.. Enumerable.Repeat(users[i], 300)], [.. Enumerable.Range(0, 300)], expected);
            for (var item = 0; item < 300; item++)
                Assert.Equal(expected[item], all[(i * 300) + item], 1e-5f * Math.Max(1, Math.Abs(expected[item])));
        }
    });
}
