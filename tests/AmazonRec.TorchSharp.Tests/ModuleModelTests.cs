using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Engines.Managed;
using AmazonRec.Evaluation;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Layers;
using AmazonRec.Recommendation;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;
using AmazonRec.TorchSharp.Sequences;
using AmazonRec.Training;
using TorchSharp;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>Any torch.nn.Module as a model: from training to recommendations.</summary>
public sealed class ModuleModelTests : IDisposable
{
    private static readonly Split Split = SmallRuns.Split;
    internal static readonly TrainingOptions Options = new()
    {
        Epochs = 6,
        BatchSize = 64,
        Optimizer = new Adam(.01),
        EarlyStopping = new EarlyStopping(2),
        Threads = 1,
    };

    private static readonly Lazy<TrainedModel> Trained = new(() => Trainer.Fit(TorchModules.Model("three-layers"), Split, Options));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_trains_stops_early_and_beats_the_global_mean()
    {
        var model = Trained.Value;
        Assert.True(model.History.Epochs[model.History.KeptEpoch - 1].TrainLoss < model.History.Epochs[0].TrainLoss);
        Assert.Equal(model.History.Epochs.Min(e => e.ValidationLoss), model.History.Epochs[model.History.KeptEpoch - 1].ValidationLoss);
        Assert.True(RmseOf(model) < RmseOf(new GlobalMean(Split.Train)));

        static double RmseOf(IRatingPredictor predictor)
        {
            var predictions = new float[Split.Test.Count];
            predictor.Predict(Split.Test.User, Split.Test.Item, predictions);
            return RatingMetrics.Measure(predictions, Split.Test.Value).Rmse;
        }
    }

    [Fact]
    public void It_is_saved_without_its_code_and_read_back_to_the_same_predictions()
    {
        Trained.Value.Save(_folder.Path);
        Assert.Contains("\"three-layers\"", File.ReadAllText(_folder.PathOf("model.json")));
        Assert.Equal(Trained.Value.Predict(Split.Test), TrainedModel.Load(_folder.Path).Predict(Split.Test));
        var network = (TorchNetwork)new TorchEngine().Compile(Trained.Value.Model, new ModelShape(5, 6), new NetworkOptions());
        string[] names = [
            "_items.weight",
            "_net.0.bias",
            "_net.0.weight",
            "_net.3.bias",
            "_net.3.weight",
            "_net.5.bias",
            "_net.5.weight",
            "_users.weight"];
        Assert.Equal(
            names.Select(name => $"module.{name}"), network.Graph.Weights.Select(w => w.Weight.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Entity.User, network.Graph.Weights.Single(w => w.Weight.Name == "module._users.weight").Weight.Entity);
    }

    [Fact]
    public void An_interrupted_run_goes_on_to_the_same_bits_dropout_included()
    {
        var model = TorchModules.Model("three-layers");
        var path = _folder.PathOf("checkpoint");
        using var interruption = new CancellationTokenSource();
        var progress = new ImmediateProgress<TrainingProgress>(p =>
        {
            if (p is { Epoch: 2, Share: > .5 }) interruption.Cancel();
        });
        var checkpoint = new Checkpoint(path) { EverySteps = 3 };
        Assert.Throws<OperationCanceledException>(
            () => Trainer.Fit(model, Split, Options, progress: progress, checkpoint: checkpoint, cancellation: interruption.Token));
        var resumed = Trainer.Fit(model, Split, Options, checkpoint: new Checkpoint(path) { Resumes = true });
        Assert.Equal(Trained.Value.History.Epochs.Select(e => e.TrainLoss), resumed.History.Epochs.Select(e => e.TrainLoss));
        Assert.Equal(Trained.Value.Predict(Split.Test), resumed.Predict(Split.Test));
    }

    [Fact]
    public async Task Its_dropout_draws_the_same_while_another_network_is_made()
    {
        var expected = Trained.Value.History.Epochs.Select(epoch => epoch.TrainLoss);
        using var enough = new CancellationTokenSource();
        var beside = Task.Run(
            () =>
            {
                while (!enough.IsCancellationRequested) new SasRecNetwork(200, new SasRecOptions { Width = 16 }).Dispose();
            },
            TestContext.Current.CancellationToken);
        var trained = Trainer.Fit(TorchModules.Model("three-layers"), Split, Options);
        await enough.CancelAsync();
        await beside;
        Assert.Equal(expected, trained.History.Epochs.Select(epoch => epoch.TrainLoss));
    }

    [Fact]
    public void Known_and_new_users_get_lists_with_reasons()
    {
        var recommender = Recommender.For(Trained.Value, Split);
        var user = Split.Train.Users.Ids[Split.Train.User[0]];
        var list = recommender.TopN(user, 5, new TopOptions { Why = true });
        Assert.Equal(5, list.Items.Count);
        Assert.All(list.Items, item => Assert.NotNull(item.Why));
        foreach (var item in list.Items) Assert.Equal(Math.Clamp(Trained.Value.Predict(user, item.Item.Id), 1, 5), item.Stars, 1e-4f);
        var liked = Split.Train.Items.Ids.Take(3).Select(id => new GivenRating(id, 5)).ToArray();
        Assert.Equal(5, recommender.TopN(liked, 5, new TopOptions()).Items.Count);
    }

    [Fact]
    public void A_module_learns_what_the_same_graph_learns()
    {
        TorchModules.Register("dot", size => new Dot(size));
        var (options, shape) = (new NetworkOptions { Optimizer = new Adam(.01, WeightDecay: .01) }, new ModelShape(7, 11));
        var (user, item) = (new Embedding(Entity.User, 3) { Name = "user" }, new Embedding(Entity.Item, 3) { Name = "item" });
        var graph = Oracle.Engine.Compile(new Model("graph", new Models.Layers.Dot(user, item)), shape, options);
        var module = Oracle.Engine.Compile(new Model("code", new ModuleLayer("dot") { Name = "dot" }), shape, options);
        var start = module.Export().ToDictionary();
        foreach (var (name, weight) in graph.Export()) start[$"dot.{name}"] = weight;
        module.Import(start);
        for (var step = 0; step < 20; step++)
        {
            var (users, items, at) = (
                new[] { step % 7, (step + 3) % 7 }, new[] { step % 11, (step + 5) % 11 }, Step.At(options.Optimizer, step));
            Assert.Equal(
                graph.TrainBatch(new Batch(users, items, [4, 2]), at), module.TrainBatch(new Batch(users, items, [4, 2]), at), 1e-9);
        }
    }

    [Fact]
    public void It_may_read_the_items_content_keep_statistics_and_be_clipped()
    {
        TorchModules.Register("content", size => new Content(size));
        var features = new ItemFeatures("text", 3, [.. Enumerable.Range(0, Split.Train.Items.Count * 3).Select(i => MathF.Sin(i))]);
        var code = new ModuleLayer("content", new FeatureVector("text", 3))
        {
            Arguments = System.Text.Json.JsonSerializer.SerializeToElement(new { hidden = 6 }),
        };
        var model = Trainer.Fit(
            new Model("content", new Clip(code, 1, 5)), Split, Options with { Epochs = 2, EarlyStopping = null }, features: [features]);
        Assert.NotEqual(new float[3], model.Weights["module._norm.running_mean"].As<float>());
        Assert.Equal(6, model.Weights["module._hidden.weight"].Shape[0]);
        model.Save(_folder.Path);
        Assert.Equal(model.Predict(Split.Test), TrainedModel.Load(_folder.Path).Predict(Split.Test));
        Assert.All(model.Predict(Split.Test), stars => Assert.InRange(stars, 1, 5));
    }

    [Fact]
    public void Whoever_cannot_run_it_says_who_can()
    {
        var model = TorchModules.Model("three-layers");
        var managed = Assert.Throws<ArgumentException>(
            () => new ManagedEngine().Compile(model, new ModelShape(2, 2), new NetworkOptions()));
        Assert.Contains("the torch.nn.Module 'three-layers', which the managed engine can't run. Take the torch engine", managed.Message);
        var unknown = Assert.Throws<KeyNotFoundException>(() => Trainer.Fit(new Model("x", new ModuleLayer("nobody's")), Split, Options));
        Assert.Contains("TorchModules.Register(\"nobody's\"", unknown.Message);
        Assert.Contains("--plugin", unknown.Message);
        var lazy = Assert.Throws<ArgumentException>(() => Trainer.Fit(model, Split, Options with { Updates = Updates.Lazy }));
        Assert.Contains("--updates dense", lazy.Message);
    }

    [Fact]
    public void A_table_that_is_none_is_refused_by_name()
    {
        TorchModules.Register("odd", size => new Odd(size));
        var refused = Assert.Throws<ArgumentException>(() => TorchModules.Model("odd").Weights(new ModelShape(3, 4)));
        Assert.Contains("has a tensor '_table.weight' that grows with the users or items, but not by a row for each", refused.Message);
    }

    [Fact]
    public void One_that_fails_is_named_with_its_line_and_what_libtorch_said()
    {
        TorchModules.Register("mine", size => new Misfit(size));
        var failed = Assert.Throws<ModuleFailedException>(() => Trainer.Fit(TorchModules.Model("mine"), Split, Options));
        Assert.Matches(
            @"^the module 'mine' failed in forward: mat1 and mat2 shapes cannot be multiplied .* \(ModuleModelTests\.cs:\d+\)$",
            failed.Message);
        Assert.Equal("mine", failed.Module);
        Assert.IsType<System.Runtime.InteropServices.ExternalException>(failed.InnerException);
    }

    private sealed class Misfit : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        private readonly global::TorchSharp.Modules.Embedding _users;
        private readonly global::TorchSharp.Modules.Linear _out = torch.nn.Linear(13, 1);

        public Misfit(ModuleSize size)
            : base("misfit")
        {
            _users = torch.nn.Embedding(size.Users, 12);
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2) => _out.call(_users.call(input1));
    }

    private sealed class Dot : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        private readonly global::TorchSharp.Modules.Embedding user, item;
        private readonly global::TorchSharp.Modules.Linear unused = torch.nn.Linear(2, 2);

        public Dot(ModuleSize size)
            : base("dot")
        {
            (user, item) = (torch.nn.Embedding(size.Users, 3), torch.nn.Embedding(size.Items, 3));
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2) => (user.call(input1) * item.call(input2)).sum(1);
    }

    private sealed class Content : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
    {
        private readonly global::TorchSharp.Modules.Embedding _users;
        private readonly global::TorchSharp.Modules.BatchNorm1d _norm;
        private readonly global::TorchSharp.Modules.Linear _hidden, _out;

        public Content(ModuleSize size)
            : base("content")
        {
            var hidden = size.Arguments!.Value.GetProperty("hidden").GetInt32();
            (_users, _norm) = (torch.nn.Embedding(size.Users, 4), torch.nn.BatchNorm1d(size.Width));
            (_hidden, _out) = (torch.nn.Linear(4 + size.Width, hidden), torch.nn.Linear(hidden, 1));
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2, torch.Tensor input3) =>
            _out.call(_hidden.call(torch.cat([_users.call(input1), _norm.call(input3)], 1)).relu());
    }

    private sealed class Odd : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        private readonly global::TorchSharp.Modules.Embedding _table;

        public Odd(ModuleSize size)
            : base("odd")
        {
            _table = torch.nn.Embedding(size.Users + size.Items + (size.Users * 2), 1);
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2) => _table.call(input1);
    }
}
