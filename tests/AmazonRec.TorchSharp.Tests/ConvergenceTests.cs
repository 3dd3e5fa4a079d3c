using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Engines.Managed;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;
using AmazonRec.Testing;
using AmazonRec.Training;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>On real data, the managed engine learns what libtorch in double precision learns, epoch by epoch.</summary>
public sealed class ConvergenceTests
{
    private const string VideoGames = "amazon2014-videogames-20core/video_games_20_ratings_5_fact.csv.gz";
    private const string MovieLens = "movielens-100k/u.data";

    private static readonly TrainingOptions Keras = new() { Optimizer = new Sgd(0.1, Momentum: 0.9), BatchSize = 1024 };

    [SharedTheory]
    [InlineData(VideoGames)]
    [InlineData(MovieLens)]
    public void Matrix_factorisation_loses_the_same_in_every_epoch(string file) =>
        Compare(file, DotMf.Create(10), Keras with { Epochs = 6, BatchSize = 64 });

    [SharedTheory]
    [InlineData(VideoGames)]
    [InlineData(MovieLens)]
    public void The_mlp_loses_the_same_in_every_epoch(string file) =>
        Compare(file, ConcatMlp.Create(), Keras with { Epochs = 2 });

    [SharedTheory]
    [InlineData(VideoGames)]
    public void The_mlp_with_features_of_the_items_loses_the_same_in_every_epoch(string file)
    {
        var input = new Concat(new Embedding(Entity.User, 32), new Embedding(Entity.Item, 32), new FeatureVector("text", 300));
        Compare(
            file,
            new Model("mlp-text", new Dense(new Dropout(new Dense(input, 1024, Activation.Relu), .2f), 1)),
            Keras with { Epochs = 1, Optimizer = new Sgd(0.02, Momentum: 0.9) });
    }

    private static void Compare(string file, Model model, TrainingOptions options)
    {
        var split = Split.Random(Ratings.Read(Shared.Data(file)), test: .2, validation: .1);
        var features = new ItemFeatures(
            "text", 300, [.. Enumerable.Range(0, split.Train.Items.Count * 300).Select(i => .1f * MathF.Sin(i * 12.9898f))]);
        var histories = new IEngine[] { Oracle.Engine, new ManagedEngine() }.AsParallel().AsOrdered()
            .Select(engine => Trainer.Fit(model, split, options, engine, [features]).History).ToArray();
        foreach (var (expected, actual) in histories[0].Epochs.Zip(histories[1].Epochs))
        {
            Assert.True(
                Math.Abs(expected.TrainLoss - actual.TrainLoss) <= 1e-3,
                $"epoch {expected.Epoch}: training loss {actual.TrainLoss}, libtorch {expected.TrainLoss}");
            Assert.True(
                Math.Abs(expected.ValidationLoss!.Value - actual.ValidationLoss!.Value) <= 1e-3,
                $"epoch {expected.Epoch}: validation loss {actual.ValidationLoss}, libtorch {expected.ValidationLoss}");
        }
    }
}
