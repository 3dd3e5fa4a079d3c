using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Training;

namespace AmazonRec.Tests.Training;

public sealed class SanityCheckTests
{
    private static readonly Split Split = Split.Random(Ratings.Read(Sample.Reviews), test: .2);

    [Fact]
    public void A_model_that_can_learn_learns_a_batch_by_heart()
    {
        var check = SanityCheck.Run(BiasedMf.Create(20, new(0, 5.5f)), Split, new() { Optimizer = new Adam(.05) });
        Assert.Equal((64, 300), (check.Rows, check.Losses.Count));
        Assert.Equal(2.75, check.MeanPrediction, .05);
        Assert.Equal(check.Start, check.Losses[0], 1e-3);
        Assert.InRange(check.End, 0, .01);
    }

    [Fact]
    public void A_model_that_knows_nothing_but_a_number_ends_at_the_batches_variance()
    {
        var check = SanityCheck.Run(new Model("number", new Offset()), Split, new() { Optimizer = new Adam(.05) });
        Assert.Equal(check.Constant, check.End, .01);
        Assert.True(check.Constant > .1);
    }
}
