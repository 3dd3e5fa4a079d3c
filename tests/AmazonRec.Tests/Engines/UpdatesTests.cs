using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Tests.Engines;

public sealed class UpdatesTests
{
    private static readonly Model Dot = new(
        "dot", new Dot(new Embedding(Entity.User, 2) { Name = "user" }, new Embedding(Entity.Item, 2) { Name = "item" }));

    public static TheoryData<Optimizer> Optimizers =>
        [new Sgd(.1, Momentum: .9), new Adam(.01), Adam.Keras(.01), new AdamW(.01, WeightDecay: .1)];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Dense_steps_move_rows_that_are_not_in_the_batch_and_lazy_steps_do_not(Optimizer optimizer)
    {
        foreach (var updates in new[] { Updates.Dense, Updates.Lazy })
        {
            var network = Engine.Default.Compile(
                Dot, new ModelShape(3, 3), new NetworkOptions { Optimizer = optimizer, Updates = updates });
            network.TrainBatch(new Batch([0], [0], [5]), Step.At(optimizer, 0));
            var before = User(network);
            network.TrainBatch(new Batch([1], [1], [5]), Step.At(optimizer, 1));
            var after = User(network);
            Assert.Equal(updates == Updates.Lazy, before.AsSpan(0, 2).SequenceEqual(after.AsSpan(0, 2))); // user 0: moved before, idle now
            Assert.False(before.AsSpan(2, 2).SequenceEqual(after.AsSpan(2, 2)));
        }
    }

    [Fact]
    public void Momentum_moves_idle_rows_by_the_velocity_that_is_left()
    {
        var optimizer = new Sgd(.1, Momentum: .5);
        var network = Engine.Default.Compile(Dot, new ModelShape(2, 2), new NetworkOptions { Optimizer = optimizer });
        var start = User(network);
        network.TrainBatch(new Batch([0], [0], [5]), Step.At(optimizer, 0));
        var first = User(network);
        network.TrainBatch(new Batch([1], [1], [5]), Step.At(optimizer, 1));
        Assert.Equal(first[0] + ((first[0] - start[0]) * .5f), User(network)[0], 1e-6f);
    }

    [Fact]
    public void A_penalty_pulls_every_row_of_its_table()
    {
        var model = new Model(
            "l2", new Dot(new Embedding(Entity.User, 2) { Name = "user", L2 = .5f }, new Embedding(Entity.Item, 2) { Name = "item" }));
        var network = Engine.Default.Compile(model, new ModelShape(2, 2), new NetworkOptions { Optimizer = new Sgd(.1) });
        var before = User(network);
        network.TrainBatch(new Batch([0], [0], [5]), Step.At(new Sgd(.1), 0));
        Assert.Equal(before[2] * (1 - (.1f * 2 * .5f)), User(network)[2], 1e-7f);
    }

    [Fact]
    public void Equal_seeds_give_equal_weights_and_others_others()
    {
        float[] Weights(ulong seed) => User(Engine.Default.Compile(Dot, new ModelShape(3, 3), new NetworkOptions { Seed = seed }));
        Assert.Equal(Weights(1), Weights(1));
        Assert.NotEqual(Weights(1), Weights(2));
    }

    [Fact]
    public void Features_that_are_missing_of_another_size_or_not_finite_are_refused()
    {
        var model = new Model("text", new Dense(new FeatureVector("text", 2), 1));
        INetwork Compile(params ItemFeatures[] features) =>
            Engine.Default.Compile(model, new ModelShape(1, 2), new NetworkOptions { Features = features });
        Assert.Contains("not given", Assert.Throws<ArgumentException>(() => Compile()).Message);
        Assert.Contains("hold 2 numbers", Assert.Throws<ArgumentException>(() => Compile(new ItemFeatures("text", 2, [1, 2]))).Message);
        Assert.Contains(
            "NaN for item 1, column 0",
            Assert.Throws<ArgumentException>(() => Compile(new ItemFeatures("text", 2, [1, 2, float.NaN, 4]))).Message);
    }

    private static float[] User(INetwork network) => network.Export()["user.weight"].As<float>();
}
