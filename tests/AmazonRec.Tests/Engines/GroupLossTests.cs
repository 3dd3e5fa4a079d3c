using AmazonRec.Compute;
using AmazonRec.Engines;
using AmazonRec.Engines.Managed;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Testing.Engines;
using AmazonRec.Training;

namespace AmazonRec.Tests.Engines;

public sealed class GroupLossTests
{
    [Fact]
    public void Bpr_is_the_mean_over_the_others_of_a_group()
    {
        var slopes = new float[3];
        var loss = GroupLoss.Measure(Loss.Bpr, [0, 0, MathF.Log(3)], scale: 1, slopes);
        Assert.Equal((Math.Log(2) + Math.Log(4)) / 2, loss, 1e-6); // log(1 + e^0) and log(1 + 3)
        Assert.Equal([-.625f, .25f, .375f], slopes, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Softmax_is_the_cross_entropy_of_the_first_of_a_group()
    {
        var slopes = new float[3];
        var loss = GroupLoss.Measure(Loss.Softmax, [0, MathF.Log(2), MathF.Log(5)], scale: 2, slopes);
        Assert.Equal(Math.Log(8), loss, 1e-6); // 1 of 1 + 2 + 5
        Assert.Equal([-1.75f, .5f, 1.25f], slopes, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Theory]
    [InlineData(Loss.Bpr, 800)]
    [InlineData(Loss.Softmax, 800)]
    public void Large_predictions_overflow_nothing(Loss loss, float far)
    {
        var slopes = new float[2];
        Assert.Equal(far, GroupLoss.Measure(loss, [0, far], 1, slopes), 1e-3);
        Assert.Equal(0, GroupLoss.Measure(loss, [far, 0], 1, slopes), 1e-6);
    }

    [Theory]
    [InlineData(Loss.Bpr, 2)]
    [InlineData(Loss.Softmax, 64)]
    [InlineData(Loss.Softmax, 128)]
    public void A_batch_of_several_blocks_loses_the_mean_over_its_groups_on_any_number_of_threads(Loss loss, int size)
    {
        var (users, items) = (new int[384], new int[384]);
        for (var row = 0; row < users.Length; row++)
            (users[row], items[row]) = (row / size % 3, RandomSource.For(1, "group items").Below(4, (ulong)row));
        var (one, two) = (Network(1), Network(2));
        var predictions = new float[users.Length];
        one.Predict(users, items, predictions);
        var expected = Enumerable.Range(0, users.Length / size)
            .Average(group => GroupLoss.Measure(loss, predictions.AsSpan(group * size, size), 1, new float[size]));
        var (first, second) = (Train(one), Train(two));
        Assert.Equal(expected, first, 1e-5);
        Assert.Equal(first, second);
        foreach (var (name, weight) in one.Export()) Assert.Equal(weight.As<float>(), two.Export()[name].As<float>());

        double Train(INetwork network) => network.TrainBatch(new Batch(users, items, new float[users.Length]), new Step(0, .1, 0));

        INetwork Network(int threads) => new ManagedEngine().Compile(
            GradientCases.Model("neumf"), GradientCases.Shape, GradientCases.Options(loss) with { GroupSize = size, Threads = threads });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(256)]
    public void Groups_that_blocks_cannot_hold_are_refused(int size) => Assert.Contains(
        "power of two",
        Assert.Throws<ArgumentException>(() => new ManagedEngine().Compile(
            GradientCases.Model("neumf"), GradientCases.Shape, GradientCases.Options(Loss.Bpr) with { GroupSize = size })).Message);

    [Fact]
    public void A_part_of_a_group_is_refused()
    {
        var network = new ManagedEngine().Compile(GradientCases.Model("neumf"), GradientCases.Shape, GradientCases.Options(Loss.Softmax));
        Assert.Throws<ArgumentException>(() => network.TrainBatch(new Batch([0, 0], [0, 1], [1, 0]), new Step(0, .1, 0)));
    }

    [Fact]
    public void No_model_of_ratings_is_trained_by_them() =>
        Assert.Throws<ArgumentException>(() => new TrainingOptions { Loss = Loss.Bpr }.Validate(
            new Model("dot", new Dot(new Embedding(Entity.User, 2), new Embedding(Entity.Item, 2)))));
}
