using System.Numerics;
using System.Text.Json;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;

namespace AmazonRec.Testing.Engines;

/// <summary>A training trace of PyTorch in double precision: where it starts, its batches, and what comes of every step.</summary>
public sealed class GoldenTrace
{
    /// <summary>Beyond this loss a trace says nothing: rounding grows with it.</summary>
    public const double Diverged = 1000;

    private static readonly Dictionary<string, string> WeightNames = new()
    {
        ["user"] = "user.weight",
        ["item"] = "item.weight",
        ["user_bias"] = "user_bias.weight",
        ["item_bias"] = "item_bias.weight",
        ["w1"] = "hidden.kernel",
        ["b1"] = "hidden.bias",
        ["w2"] = "out.kernel",
        ["b2"] = "out.bias",
        ["mf_user"] = "mf_user.weight",
        ["mf_item"] = "mf_item.weight",
        ["nn_user"] = "nn_user.weight",
        ["nn_item"] = "nn_item.weight",
        ["nn_w"] = "nn.kernel",
        ["nn_b"] = "nn.bias",
        ["text_w"] = "text.kernel",
        ["text_b"] = "text.bias",
        ["image_w"] = "image.kernel",
        ["image_b"] = "image.bias",
        ["content_w"] = "content.kernel",
        ["content_b"] = "content.bias",
        ["joint_w"] = "joint.kernel",
        ["joint_b"] = "joint.bias",
        ["out_w"] = "out.kernel",
        ["out_b"] = "out.bias",
    };

    private readonly JsonElement _golden;

    private GoldenTrace(JsonElement golden)
    {
        _golden = golden;
        Model = ModelOf(golden.GetProperty("model").GetString()!);
        Shape = new(golden.GetProperty("users").GetInt32(), golden.GetProperty("items").GetInt32());
        Options = new()
        {
            Optimizer = OptimizerOf(golden.GetProperty("optimizer").GetString()!),
            Loss = golden.GetProperty("loss").GetString() == "mae" ? Loss.Mae : Loss.Mse,
            Features = [new("text", 3, Floats(golden.GetProperty("text"))), new("image", 4, Floats(golden.GetProperty("image")))],
        };
        Losses = Flat(golden.GetProperty("losses"));
        Batches = [
            .. golden.GetProperty("batches").EnumerateArray()
            .Select(b => (Ints(b.GetProperty("user")), Ints(b.GetProperty("item")), Floats(b.GetProperty("rating"))))];
    }

    public Model Model { get; }

    public ModelShape Shape { get; }

    public NetworkOptions Options { get; }

    public double[] Losses { get; }

    public (int[] Users, int[] Items, float[] Ratings)[] Batches { get; }

    /// <summary>The traces, by number.</summary>
    public static TheoryData<int> Cases
    {
        get
        {
            using var document = Document();
            return [.. Enumerable.Range(0, document.RootElement.GetProperty("cases").GetArrayLength())];
        }
    }

    public static GoldenTrace Of(int index)
    {
        using var document = Document();
        return new GoldenTrace(document.RootElement.GetProperty("cases")[index].Clone());
    }

    public Batch Batch(int step) => new(Batches[step].Users, Batches[step].Items, Batches[step].Ratings);

    public IEnumerable<(string Name, double[] Values)> Numbers(string part) =>
        _golden.GetProperty(part).EnumerateObject().Select(w => (WeightNames[w.Name], Flat(w.Value)));

    /// <summary>Fails unless an engine's losses and last weights are the trace's, to what single precision leaves.</summary>
    public void Follow(IEngine engine)
    {
        var network = engine.Compile(Model, Shape, Options);
        network.Import(Weights("initial"));
        for (var step = 0; step < Batches.Length && Losses[step] <= Diverged; step++)
        {
            var loss = network.TrainBatch(Batch(step), Step.At(Options.Optimizer, step));
            Assert.True(
                Math.Abs(loss - Losses[step]) <= 1e-4 * Math.Max(1, Losses[step]), $"loss of step {step}: {loss}, expected {Losses[step]}");
        }

        if (Losses.Max() > Diverged) return;
        var final = network.Export();
        foreach (var (name, expected) in Numbers("final")) AssertClose(expected, final[name].As<float>(), 1e-3, name);
    }

    public static void AssertClose<T>(double[] expected, T[] actual, double tolerance, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var value = double.CreateChecked(actual[i]);
            Assert.True(
                Math.Abs(value - expected[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])),
                $"{what} [{i}]: {value}, expected {expected[i]}");
        }
    }

    private static JsonDocument Document() => JsonDocument.Parse(File.ReadAllBytes(Shared.Golden("training.json")));

    private static Optimizer OptimizerOf(string text) => text switch
    {
        "sgd(lr=0.1,momentum=0.9)" => new Sgd(0.1, Momentum: 0.9),
        "sgd(lr=0.05)" => new Sgd(0.05),
        "torch-adam(lr=0.01)" => new Adam(0.01),
        "torch-adamw(lr=0.01,weight_decay=0.1)" => new AdamW(0.01, WeightDecay: 0.1),
        "keras-adam(lr=0.01,decay=0.0001)" => Adam.Keras(0.01) with { Decay = 1e-4 },
        _ => throw new NotSupportedException(text),
    };

    private static Model ModelOf(string name)
    {
        var (user, item) = (Table(Entity.User, "user"), Table(Entity.Item, "item"));
        return name switch
        {
            "mf-dot" => new Model(name, new Dot(user, item)),
            "biased-mf-sigmoid-range" =>
                new Model(
                    name,
                    new ScaleToRange(
                        new Add(
                            new Dot(user, item),
                            new Bias(Entity.User) { Name = "user_bias" },
                            new Bias(Entity.Item) { Name = "item_bias" }),
                        1,
                        5)),
            "concat-mlp" =>
                new Model(name, new Dense(new Dense(new Concat(user, item), 8, Activation.Relu) { Name = "hidden" }, 1) { Name = "out" }),
            "hybrid-text-image" =>
                HybridTextImage.Create(textWidth: 3, imageWidth: 4, HybridBranches.All, new HybridSizes(3, 4, 4, 5, 6, 5), dropout: 0),
            _ => throw new NotSupportedException(name),
        };
    }

    private static Embedding Table(Entity entity, string name) => new(entity, 3) { Name = name };

    private Dictionary<string, Tensor> Weights(string part)
    {
        var shapes = Model.Weights(Shape).ToDictionary(w => w.Name, w => new[] { w.Rows, w.Columns });
        return Numbers(part).ToDictionary(w => w.Name, w => new Tensor(shapes[w.Name], Array.ConvertAll(w.Values, x => (float)x)));
    }

    private static int[] Ints(JsonElement element) => [.. Flat(element).Select(x => (int)x)];

    private static float[] Floats(JsonElement element) => [.. Flat(element).Select(x => (float)x)];

    private static double[] Flat(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().SelectMany(Flat)] : [element.GetDouble()];
}
