using AmazonRec.Engines;
using AmazonRec.Models.Zoo;
using AmazonRec.Testing.Engines;
using AmazonRec.Testing.Models;
using TorchSharp;
using static AmazonRec.Testing.Engines.EngineComparison;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>Tensors that are alive: counted for the whole process, so no other test runs meanwhile.</summary>
[CollectionDefinition(nameof(TorchMemoryTests), DisableParallelization = true)]
[Collection(nameof(TorchMemoryTests))]
public sealed class TorchMemoryTests
{
    [Fact]
    public void No_tensor_outlives_its_batch()
    {
        foreach (var entry in ModelZoo.Entries)
            foreach (var updates in new[] { Updates.Dense, Updates.Lazy })
            {
                var options = new NetworkOptions { Optimizer = new Adam(.001), Updates = updates, Features = SmallZoo.Features(Items) };
                GC.Collect();
                GC.WaitForPendingFinalizers(); // networks of other tests go now, and not while we count
                using var network = (TorchNetwork)new TorchEngine().Compile(SmallZoo.Build(entry), Shape, options);
                var before = torch.Tensor.TotalCount;
                for (var step = 0; step < 10; step++)
                {
                    Train(network, options.Optimizer, step, 50);
                    network.Predict([1, 2], [3, 4], new float[2]);
                    network.PredictAllItems(0, new float[Items]);
                    network.ImportState(network.ExportState());
                    Assert.Equal(before, torch.Tensor.TotalCount);
                }
            }
    }

    [Fact]
    public void A_collection_in_the_middle_of_a_step_changes_nothing()
    {
        double[] Losses() => [.. GradientCases.Layers.SelectMany((layer, i) =>
        {
            var optimizer = Optimizers[i % Optimizers.Count];
            var options = GradientCases.Options(Enum.GetValues<Loss>()[i % 4]) with { Optimizer = optimizer, Threads = 1 };
            using var network = (TorchNetwork)new TorchEngine().Compile(GradientCases.Model(layer), GradientCases.Shape, options);
            return Enumerable.Range(0, 25).Select(step => network.TrainBatch(GradientCases.Batch, Step.At(optimizer, step))).ToArray();
        })];

        var expected = Losses();
        using var end = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!end.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        try
        {
            Assert.Equal(expected, Losses());
        }
        finally
        {
            end.Cancel();
            collector.Join();
        }
    }

    [Fact]
    public void A_network_that_is_disposed_frees_weights_and_moments()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var network = (TorchNetwork)new TorchEngine()
            .Compile(ConcatMlp.Create(8, 16, .2f), Shape, new NetworkOptions { Optimizer = new Adam() });
        var alive = torch.Tensor.TotalCount;
        network.Dispose();
        Assert.Equal(alive - (3 * network.Graph.Weights.Count), torch.Tensor.TotalCount);
    }
}
