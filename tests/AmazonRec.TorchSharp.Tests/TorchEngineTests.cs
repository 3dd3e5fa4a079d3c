using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;
using TorchSharp;
using static AmazonRec.Testing.Engines.EngineComparison;

namespace AmazonRec.TorchSharp.Tests;

public sealed class TorchEngineTests
{
    public static bool HasNoCard => !torch.cuda.is_available();

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("CPU")]
    public void A_device_that_nobody_knows_is_refused(string name) =>
        Assert.Contains(
            $"There is no device '{name}'. Devices: cpu, cuda", Assert.Throws<ArgumentException>(() => new TorchEngine(name)).Message);

    [Theory(Skip = "There is a card here.", SkipType = typeof(TorchEngineTests), SkipUnless = nameof(HasNoCard))]
    [InlineData("cuda")]
    [InlineData("cuda:3")]
    public void A_card_where_there_is_none_is_refused_with_what_to_do(string name)
    {
        var message = Assert.Throws<ArgumentException>(() => new TorchEngine(name)).Message;
        Assert.Contains($"no NVIDIA card for the device '{name}'", message);
        Assert.Contains("--device cpu", message);
    }

    [Fact]
    public void Its_own_dropout_thins_in_training_alone_and_draws_other_numbers()
    {
        var own = new TorchEngine("cpu", ownDropout: true);
        Assert.Equal("torch/cpu/own-dropout", own.Name);
        var model = ConcatMlp.Create(4, 64, 0.5f);
        INetwork[] networks = [.. new IEngine[] { new TorchEngine(), own }.Select(e => e.Compile(model, Shape, new NetworkOptions()))];
        var losses = networks.Select(network => network.TrainBatch(new Batch([0, 1], [1, 0], [4, 2]), new Step(0, 0, 0))).ToArray();
        Assert.NotEqual(losses[0], losses[1]); // a step of length 0: the weights are still equal
        var predictions = networks.Select(network =>
        {
            var all = new float[Shape.Items];
            network.PredictAllItems(0, all);
            return all;
        }).ToArray();
        Assert.Equal(predictions[0], predictions[1]);
    }

    [Fact]
    public void Results_name_engine_and_device() => Assert.Equal("torch/cpu", new TorchEngine().Name);

    [Fact]
    public void Models_that_go_from_rating_to_rating_are_refused()
    {
        var message = Assert.Throws<ArgumentException>(
            () =>
                new TorchEngine().Compile(
                    ModelZoo.Build("svd", new()), Shape, new NetworkOptions { Optimizer = new PerSampleSgd() })).Message;
        Assert.Contains("--engine managed", message);
    }

    [Fact]
    public void Codes_that_there_are_no_rows_for_are_refused()
    {
        var network = new TorchEngine().Compile(DotMf.Create(3), Shape, new NetworkOptions());
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict([Users], [0], new float[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.PredictAllItems(-1, new float[Items]));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.TrainBatch(new Batch([0], [-1], [3]), default));
    }

    [Fact]
    public void Features_that_are_missing_are_refused()
    {
        var model = new Model("text", new Dense(new FeatureVector("text", 2), 1));
        Assert.Contains(
            "not given", Assert.Throws<ArgumentException>(() => new TorchEngine().Compile(model, Shape, new NetworkOptions())).Message);
    }

    [Fact]
    public void A_penalty_pulls_rows_that_are_not_in_the_batch()
    {
        var model = new Model("l2", new Dot(new Embedding(Entity.User, 2) { Name = "user", L2 = .5f }, new Embedding(Entity.Item, 2)));
        var network = new TorchEngine().Compile(model, new ModelShape(2, 2), new NetworkOptions { Optimizer = new Sgd(.1) });
        var before = network.Export()["user.weight"].As<float>();
        network.TrainBatch(new Batch([0], [0], [5]), Step.At(new Sgd(.1), 0));
        Assert.Equal(before[2] * (1 - (.1f * 2 * .5f)), network.Export()["user.weight"].As<float>()[2], 1e-7f);
    }
}
