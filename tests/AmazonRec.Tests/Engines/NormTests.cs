using AmazonRec.Compute;
using AmazonRec.Engines;
using AmazonRec.Engines.Managed;
using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Tests.Engines;

/// <summary>Norms on batches of several blocks, on several threads, and after training.</summary>
public sealed class NormTests
{
    private static readonly ModelShape Shape = new(30, 20);

    private static Model Model => new("normed", new Dense(new Activate(new BatchNorm(new Dense(
        new LayerNorm(new Concat(new Embedding(Entity.User, 5), new Embedding(Entity.Item, 5))), 40)), Activation.Gelu), 1));

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var (one, four) = (Trained(1), Trained(4));
        foreach (var (name, weight) in one.Export()) Assert.Equal(weight.As<float>(), four.Export()[name].As<float>());
    }

    [Fact]
    public void Running_statistics_go_towards_those_of_the_batch()
    {
        // Bias terms are the column that is normed: its mean and variance over the batch are known.
        var model = new Model("one", new BatchNorm(new Bias(Entity.User) { Init = Init.Normal(1) }) { Name = "norm" });
        var network = new ManagedEngine().Compile(model, Shape, new NetworkOptions { Optimizer = new Sgd(0) });
        var bias = network.Export()["user_bias.weight"].As<float>();
        int[] users = [.. Enumerable.Range(0, 300).Select(i => i % 7)];
        _ = network.TrainBatch(new Batch(users, new int[300], new float[300]), new Step(0, 0, 0));
        var (values, state) = (users.Select(u => (double)bias[u]).ToArray(), network.Export());
        var mean = values.Average();
        Assert.Equal(.1 * mean, state["norm.running_mean"].As<float>()[0], 1e-6);
        Assert.Equal(.9 + (.1 * values.Sum(v => (v - mean) * (v - mean)) / 299), state["norm.running_variance"].As<float>()[0], 1e-6);

        var predicted = new float[1];
        network.Predict([3], [0], predicted);
        var (runningMean, runningVariance) = (state["norm.running_mean"].As<float>()[0], state["norm.running_variance"].As<float>()[0]);
        Assert.Equal((bias[3] - runningMean) / Math.Sqrt(runningVariance + 1e-5), predicted[0], 1e-5);
    }

    [Fact]
    public void A_row_is_predicted_alike_alone_and_among_others()
    {
        var network = Trained(2);
        var (all, alone) = (new float[200], new float[1]);
        int[] users = [.. Enumerable.Range(0, 200).Select(i => i % 30)], items = [.. Enumerable.Range(0, 200).Select(i => i % 20)];
        network.Predict(users, items, all);
        network.Predict(users.AsSpan(133, 1), items.AsSpan(133, 1), alone);
        Assert.Equal(all[133], alone[0], 1e-6f);
        var scores = new float[20];
        network.PredictAllItems(users[133], scores);
        Assert.Equal(all[133], scores[items[133]], 1e-5f);
    }

    [Fact]
    public void A_model_with_all_layers_is_written_and_read()
    {
        using var folder = new Testing.TemporaryFolder();
        var path = folder.PathOf("model.json");
        File.WriteAllText(path, ModelFile.Write(Model));
        Assert.Equal(Model.Summary(Shape), ModelFile.Read(path).Summary(Shape));
    }

    private static INetwork Trained(int threads)
    {
        var network = new ManagedEngine()
            .Compile(Model, Shape, new NetworkOptions { Optimizer = new Adam(.01), Threads = threads, Seed = 2 });
        var random = RandomSource.For(1, "norm");
        for (var step = 0; step < 5; step++)
        {
            int[] users = [
                .. Enumerable.Range(0, 500)
                .Select(i => random.Below(30, (ulong)((step * 500) + i)))], items = [.. users.Select((u, i) => (u + i) % 20)];
            Assert.True(
                double.IsFinite(network.TrainBatch(new Batch(users, items, [.. users.Select(u => 1f + (u % 5))]), new Step(step, .01, 0))));
        }

        return network;
    }
}
