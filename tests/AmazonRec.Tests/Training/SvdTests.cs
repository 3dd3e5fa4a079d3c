using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Training;

namespace AmazonRec.Tests.Training;

/// <summary>svd and svdpp as they are trained by default: rating by rating, under the trainer like every other model.</summary>
public sealed class SvdTests
{
    private static readonly Ratings All = Reviews.Read(Sample.Reviews).ToRatings().WithMoreThan(10, 10);
    private static readonly Split Clean = Split.Random(All, test: .2, validation: .1);

    public static TheoryData<string> Models => ["svd", "svdpp"];

    [Theory]
    [MemberData(nameof(Models))]
    public void The_same_seed_gives_the_same_bits(string name)
    {
        var first = Fit(name, 1);
        Assert.True(first.History.Epochs[^1].TrainLoss < first.History.Epochs[0].TrainLoss);
        Assert.Equal(first.Predict(Clean.Test), Fit(name, 1).Predict(Clean.Test));
        Assert.NotEqual(first.Predict(Clean.Test), Fit(name, 2).Predict(Clean.Test));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_saved_model_predicts_the_same(string name)
    {
        using var folder = new TemporaryFolder();
        var trained = Fit(name, 1);
        trained.Save(folder.Path);
        foreach (var (expected, actual) in trained.Predict(Clean.Test).Zip(TrainedModel.Load(folder.Path).Predict(Clean.Test)))
            Assert.Equal(expected, actual, 1e-5f);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Early_stopping_goes_back_to_the_best_epoch(string name)
    {
        var options = Recipe.For(name) with
        {
            Epochs = 100,
            EarlyStopping = new(Patience: 2),
            Optimizer = Recipe.For(name).Optimizer with { LearningRate = .05 },
        };
        var trained = Trainer.Fit(ModelZoo.Build(name, new()), Clean, options);
        Assert.True(trained.History.StoppedEarly);
        var mse = trained.Predict(Clean.Validation).Zip(Clean.Validation.Value, (p, r) => Math.Pow((double)p - r, 2)).Average();
        Assert.Equal(trained.History.Epochs.Min(e => e.ValidationLoss!.Value), mse, 1e-6);
    }

    [Fact]
    public void The_offset_is_the_mean_of_the_training_ratings_and_stays()
    {
        var trained = Fit("svd", 1);
        Assert.Equal(Clean.Train.Value.Average(x => (double)x), trained.Weights["offset.weight"].As<float>()[0], 1e-6);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Other_optimizers_train_the_same_graph_by_mini_batch(string name)
    {
        var trained = Trainer.Fit(ModelZoo.Build(name, new()), Clean, new() { Epochs = 3, Optimizer = new Adam(.003) });
        Assert.True(trained.History.Epochs[^1].TrainLoss < trained.History.Epochs[0].TrainLoss);
        Assert.NotEqual(0, trained.Weights["offset.weight"].As<float>()[0]);
    }

    private static TrainedModel Fit(string name, ulong seed) =>
        Trainer.Fit(ModelZoo.Build(name, new()), Clean, Recipe.For(name) with { Epochs = 4, Seed = seed });
}
