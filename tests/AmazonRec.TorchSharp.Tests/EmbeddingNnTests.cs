using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>fastai's EmbeddingNN as a graph, beside the same net out of torch.nn's own layers.</summary>
public sealed class EmbeddingNnTests
{
    private static readonly ModelShape Shape = new(9, 13);
    private static readonly Model Graph = EmbeddingNn.Create(Shape, factors: null, [6, 5], new RatingRange(0, 5.5f));

    /// <summary>Names of the graph's weights, and of the module's.</summary>
    private static readonly Dictionary<string, string> Names = new()
    {
        ["user_embedding.weight"] = "module.users.weight",
        ["item_embedding.weight"] = "module.items.weight",
        ["dense.kernel"] = "module.net.0.weight",
        ["batch_norm.gain"] = "module.net.2.weight",
        ["batch_norm.bias"] = "module.net.2.bias",
        ["batch_norm.running_mean"] = "module.net.2.running_mean",
        ["batch_norm.running_variance"] = "module.net.2.running_var",
        ["dense_2.kernel"] = "module.net.3.weight",
        ["batch_norm_2.gain"] = "module.net.5.weight",
        ["batch_norm_2.bias"] = "module.net.5.bias",
        ["batch_norm_2.running_mean"] = "module.net.5.running_mean",
        ["batch_norm_2.running_variance"] = "module.net.5.running_var",
        ["dense_3.kernel"] = "module.net.6.weight",
        ["dense_3.bias"] = "module.net.6.bias",
    };

    [Fact]
    public void It_learns_what_torchs_own_layers_learn()
    {
        TorchModules.Register("fastai's", size => new Fastai(size));
        var options = new NetworkOptions { Optimizer = new Adam(.01) };
        var graph = Oracle.Engine.Compile(Graph, Shape, options);
        var module = Oracle.Engine.Compile(new Model("code", new ModuleLayer("fastai's") { Name = "module" }), Shape, options);
        var start = module.Export().ToDictionary();
        Assert.Equal(Names.Keys.Order(), graph.Export().Keys.Order());
        foreach (var (name, weight) in graph.Export())
            start[Names[name]] = name.EndsWith(".kernel", StringComparison.Ordinal) ? Transposed(weight) : weight;
        module.Import(start);
        int[] users = [0, 1, 2, 3, 4, 5, 6, 7], items = [0, 3, 6, 9, 12, 1, 4, 7];
        for (var step = 0; step < 20; step++)
        {
            var batch = new Batch(users, [.. items.Select(i => (i + step) % 13)], [1, 2, 3, 4, 5, 4, 3, 2]);
            var at = Step.At(options.Optimizer, step);
            Assert.Equal(graph.TrainBatch(batch, at), module.TrainBatch(batch, at), 1e-7); // the norms' epsilon is single here
        }

        var (ours, theirs) = (new float[8], new float[8]);
        graph.Predict(users, items, ours);
        module.Predict(users, items, theirs);
        Assert.All(ours.Zip(theirs), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void It_starts_as_fastai_starts_it()
    {
        var weights = Oracle.Engine.Compile(Graph, Shape, new NetworkOptions()).Export();
        Assert.All(weights["batch_norm_2.bias"].As<float>(), bias => Assert.Equal(1e-3f, bias));
        Assert.All(weights["batch_norm_2.gain"].As<float>(), gain => Assert.Equal(1, gain));
        Assert.All(weights["dense_3.bias"].As<float>(), bias => Assert.InRange(Math.Abs(bias), 1e-6, 1 / Math.Sqrt(5)));
        Assert.All(weights["user_embedding.weight"].As<float>(), w => Assert.InRange(Math.Abs(w), 0, .02));
        Assert.Equal([9, 6], weights["user_embedding.weight"].Shape); // 1.6 * 10^.56 = 5.8, for nine users and one that is not known
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decay_that_spares_biases_and_norms_moves_no_other_weight_otherwise(bool managed)
    {
        IEngine engine = managed ? Engine.Default : Oracle.Engine;
        var plain = new AdamW(.01, WeightDecay: .5);
        var (decayed, spared, none) = (
            After(plain), After(plain with { SparesBiasesAndNorms = true }), After(plain with { WeightDecay = 0 }));
        foreach (var name in decayed.Keys.Where(name => !name.Contains("running")))
        {
            var isSpared = name.StartsWith("batch_norm", StringComparison.Ordinal) || name.EndsWith(".bias", StringComparison.Ordinal);
            Assert.Equal((isSpared ? none : decayed)[name].As<float>(), spared[name].As<float>());
            Assert.NotEqual((isSpared ? decayed : none)[name].As<float>(), spared[name].As<float>());
        }

        IReadOnlyDictionary<string, Data.Storage.Tensor> After(AdamW optimizer)
        {
            var network = engine.Compile(Graph, Shape, new NetworkOptions { Optimizer = optimizer });
            network.TrainBatch(new Batch([0, 1, 2, 3], [4, 5, 6, 7], [1, 2, 4, 5]), Step.At(optimizer, 0));
            return network.Export();
        }
    }

    [Fact]
    public void The_graph_is_read_back_as_it_was_written()
    {
        using var folder = new Testing.TemporaryFolder();
        File.WriteAllText(folder.PathOf("model.json"), ModelFile.Write(Graph));
        var read = ModelFile.Read(folder.PathOf("model.json"));
        Assert.Equal(ModelFile.Write(Graph), ModelFile.Write(read));
        Assert.Equal(Graph.Weights(Shape), read.Weights(Shape));
    }

    private static Data.Storage.Tensor Transposed(Data.Storage.Tensor kernel)
    {
        var (rows, columns, values) = ((int)kernel.Shape[0], (int)kernel.Shape[1], kernel.As<float>());
        return new Data.Storage.Tensor(
            [columns, rows], Enumerable.Range(0, values.Length).Select(i => values[(i % rows * columns) + (i / rows)]).ToArray());
    }

    private sealed class Fastai : Module<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        private readonly Module<torch.Tensor, torch.Tensor> users, items, net;

        public Fastai(ModuleSize size)
            : base("fastai")
        {
            (users, items) = (Embedding(size.Users, 6), Embedding(size.Items, 7));
            net = Sequential(
                Linear(13, 6, hasBias: false), ReLU(), BatchNorm1d(6), Linear(6, 5, hasBias: false), ReLU(), BatchNorm1d(5), Linear(5, 1));
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2)
        {
            using Scalar wide = 5.5;
            return net.call(cat([users.call(input1), items.call(input2)], 1)).sigmoid().mul(wide);
        }
    }
}
