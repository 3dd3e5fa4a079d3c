using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Testing.Models;
using AmazonRec.Training;

namespace AmazonRec.Tests.Training;

public sealed class TunedStartTests
{
    private static readonly Ratings All = Reviews.Read(Sample.Reviews).ToRatings().WithMoreThan(10, 10);
    private static readonly Split Clean = Split.Random(All, test: .2, validation: .1);

    [Theory]
    [InlineData("svd", .001)]
    [InlineData("svdpp", .001)]
    [InlineData("dot-mf", .001)]
    [InlineData("dot-l2", .001)]
    [InlineData("dot-product", .001)]
    [InlineData("sigmoid-dot", .1)]
    [InlineData("biased-mf", .1)]
    [InlineData("biased-l2", .15)] // its sigmoid ends at five stars, and starts below
    [InlineData("biased-mf-content", .1)]
    public void A_model_of_biases_or_factors_starts_at_the_tuned_baseline(string name, double near)
    {
        var (start, tuned) = (StartOf(name), new float[Clean.Train.Count]);
        new TunedBias(Clean.Train).Predict(Clean.Train.User, Clean.Train.Item, tuned);
        // The baseline is clipped to the scale, a dot product is not.
        var apart = start.Zip(tuned, (ours, theirs) => Math.Pow(Math.Clamp(ours, 1, 5) - theirs, 2)).Average();
        Assert.InRange(Math.Sqrt(apart), 0, near);
    }

    [Theory]
    [InlineData("concat-mlp")]
    [InlineData("tower-mlp")]
    [InlineData("collab-nn")]
    [InlineData("embedding-nn")]
    [InlineData("neumf")]
    [InlineData("hybrid-text")]
    [InlineData("hybrid-text-image")]
    public void A_network_starts_at_the_mean_rating(string name)
    {
        var mean = Clean.Train.Value.Average();
        Assert.All(StartOf(name), rating => Assert.Equal(mean, rating, .001));
    }

    [Fact]
    public void Where_no_epoch_is_better_the_start_is_kept_even_where_training_diverges()
    {
        var options = Recipe.Fitted("svd", Clean) with { Optimizer = new PerSampleSgd(5), Epochs = 3 };
        var model = Trainer.Fit(SmallZoo.Build(ModelZoo.Find("svd")), Clean, options);
        var tuned = new float[Clean.Test.Count];
        new TunedBias(Clean.Train).Predict(Clean.Test.User, Clean.Test.Item, tuned);
        Assert.Equal((0, 0), (model.History.KeptEpoch, model.History.Kept!.Epoch));
        Assert.All(model.Predict(Clean.Test).Zip(tuned), pair => Assert.Equal(pair.Second, pair.First, .001));
    }

    [Theory]
    [InlineData("svd")]
    [InlineData("biased-mf")]
    [InlineData("concat-mlp")]
    public void The_fitted_recipe_gives_the_same_bits_on_one_thread_and_on_two(string name)
    {
        var model = SmallZoo.Build(ModelZoo.Find(name));
        TrainedModel Fit(int threads) => Trainer.Fit(model, Clean, Recipe.Fitted(name, Clean) with { Epochs = 3, Threads = threads });
        Assert.Equal(Fit(1).Predict(Clean.Test), Fit(2).Predict(Clean.Test));
    }

    [Fact]
    public void Penalty_and_batch_follow_from_the_rows()
    {
        var sparse = new RowCounts(8_000, 1_000, Users: 2_000, Items: 500);
        Assert.Equal(1.25, Assert.IsType<PerSampleSgd>(Recipe.Fitted("svd", sparse).Optimizer).Regularization);
        Assert.Equal(.2, Assert.IsType<AdamW>(Recipe.Fitted("biased-mf", sparse).Optimizer).WeightDecay);
        Assert.Equal(64, Recipe.Fitted("biased-mf", sparse).BatchSize);
        Assert.Equal(1024, Recipe.Fitted("biased-mf", sparse with { Training = 9_000_000 }).BatchSize);
        Assert.Null(Recipe.Fitted("svd", sparse with { Validation = 0 }).EarlyStopping);
    }

    [Fact]
    public void The_published_recipes_start_as_they_were_published() =>
        Assert.All(ModelZoo.Entries, entry => Assert.Equal(StartingPoint.Drawn, Recipe.For(entry.Name).Start));

    private static float[] StartOf(string name)
    {
        var (model, shape) = (SmallZoo.Build(ModelZoo.Find(name)), new ModelShape(All.Users.Count, All.Items.Count));
        var features = SmallZoo.Features(All.Items.Count);
        var network = Engine.Default.Compile(model, shape, new TrainingOptions().ForNetwork(features, Clean));
        TunedStart.Apply(network, model, shape, Clean.Train);
        var predictions = new float[Clean.Train.Count];
        network.Predict(Clean.Train.User, Clean.Train.Item, predictions);
        return predictions;
    }
}
