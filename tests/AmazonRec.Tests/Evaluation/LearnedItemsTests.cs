using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Evaluation;
using AmazonRec.Features;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Training;

namespace AmazonRec.Tests.Evaluation;

public sealed class LearnedItemsTests
{
    [Fact]
    public void Factors_and_biases_are_the_weights_of_the_items()
    {
        var split = Split.Random(Ratings.Read(Sample.Reviews), test: .2);
        var run = Trainer.Fit(BiasedMf.Create(4, new(0, 5.5f)), split, new() { Epochs = 1, Optimizer = new Adam(.01) });
        var (factors, biases) = (LearnedItems.Factors(run), LearnedItems.Biases(run));
        Assert.Equal((split.Train.Items.Count, 4), (factors.Items.Count, factors.Width));
        Assert.Equal(run.Weights["item_embedding.weight"].As<float>(), factors.Values.ToArray());
        Assert.Equal(run.Weights["item_bias.weight"].As<float>(), biases);
        Assert.Contains(
            "no bias",
            Assert.Throws<ArgumentException>(() => LearnedItems.Biases(Trainer.Fit(DotMf.Create(2), split, new() { Epochs = 1 }))).Message);
    }

    [Fact]
    public void The_map_lies_along_the_longest_direction_first()
    {
        // A rectangle of 4 by 2, turned by the diagonal of three numbers of which one is always 7.
        float[] rows = [-2, 1, 7, 2, 1, 7, -2, -1, 7, 2, -1, 7];
        var (places, shares) = LearnedItems.Map(
            new FeatureMatrix("factors", Vocabulary.FromIds(["a", "b", "c", "d"]), 3, rows), [0, 1, 2, 3]);
        Assert.Equal([.8, .2], shares.Select(s => Math.Round(s, 9)));
        Assert.Equal([-2, 2, -2, 2], places.Select(p => Math.Round(p[0], 6)));
        Assert.Equal([1, 1, -1, -1], places.Select(p => Math.Round(p[1], 6)));
    }
}
