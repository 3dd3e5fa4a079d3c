using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;

namespace AmazonRec.Testing.Engines;

/// <summary>Small models that have every layer between them, and a batch: what gradients are checked on.</summary>
public static class GradientCases
{
    private static readonly int[] Users = [0, 1, 2, 1, 0];
    private static readonly int[] Items = [3, 0, 1, 1, 3];
    private static readonly float[] Ratings = [5, 1, 3, 4, 2];

    private static Embedding User => new(Entity.User, 3) { Init = Init.Normal(.5f) };

    private static Embedding Item => new(Entity.Item, 3) { Init = Init.Normal(.5f) };

    public static TheoryData<string> Layers => [.. Models.Keys];

    public static ModelShape Shape { get; } = new(3, 4);

    public static Batch Batch => new(Users, Items, Ratings);

    /// <summary>Losses of groups: of <see cref="Groups"/>.</summary>
    public static IReadOnlyList<Loss> GroupLosses { get; } = [Loss.Bpr, Loss.Softmax];

    /// <summary>Three groups of four.</summary>
    public static Batch Groups => new([0, 0, 0, 0, 2, 2, 2, 2, 1, 1, 1, 1], [3, 0, 1, 2, 0, 1, 1, 3, 2, 3, 0, 0], new float[12]);

    /// <summary>The rows that a loss is checked on.</summary>
    public static Batch BatchOf(Loss loss) => GroupLosses.Contains(loss) ? Groups : Batch;

    private static Dictionary<string, Func<Layer>> Models { get; } = new()
    {
        ["embedding and dot"] = () => new Dot(User, Item),
        ["normalised dot"] = () => new Dot(User, Item, Normalize: true),
        ["bias and add"] = () => new Add(new Dot(User, Item), new Bias(Entity.User) { Init = Init.Normal(.5f) }, new Bias(Entity.Item)),
        ["scale to range"] = () => new ScaleToRange(new Dot(User, Item), 1, 5),
        ["offset"] = () => new Add(new Offset { Init = Init.Normal(.5f) }, new Dot(User, Item)),
        ["clip"] = () => new Clip(new Dot(User, Item), -.1f, .3f),
        ["concat and dense"] = () => new Dense(new Concat(User, Item), 1),
        ["relu"] = () => new Dense(new Dense(new Concat(User, Item), 7, Activation.Relu), 1),
        ["without bias"] = () =>
            new Dense(new Dense(new Concat(User, Item), 7, Activation.Relu) { HasBias = false }, 1) { HasBias = false },
        ["sigmoid"] = () => new Dense(new Dense(new Concat(User, Item), 7, Activation.Sigmoid), 1),
        ["tanh"] = () => new Dense(new Dense(new Concat(User, Item), 7, Activation.Tanh), 1, Activation.Tanh),
        ["gelu"] = () => new Dense(new Dense(new Concat(User, Item), 7, Activation.Gelu), 1),
        ["leaky relu"] = () => new Dense(new Dense(new Concat(User, Item), 7, Activation.LeakyRelu), 1),
        ["layer norm"] = () => new Dense(new LayerNorm(new Dense(new Concat(User, Item), 7)), 1),
        ["layer norm over panels"] = () => new Dense(new LayerNorm(new Dense(User, 40)), 1),
        ["batch norm"] = () => new Dense(new Activate(new BatchNorm(new Dense(new Concat(User, Item), 7)), Activation.Relu), 1),
        ["batch norm twice"] = () => new Dense(new BatchNorm(new Dense(new BatchNorm(new Concat(User, Item)), 35, Activation.Relu)), 1),
        ["batch norm and a way past it"] = () =>
            new Add(
                new Dense(new BatchNorm(User), 1), new Dot(User, Item), new BatchNorm(new Bias(Entity.Item) { Init = Init.Normal(.5f) })),
        ["multiply"] = () => new Dense(new Multiply(User, Item), 1),
        ["dropout"] = () => new Dense(new Dropout(new Dense(new Concat(User, Item), 9), .4f), 1),
        ["features"] = () => new Dense(new Dense(new Concat(User, new FeatureVector("text", 2)), 4, Activation.Relu), 1),
        ["a shared layer"] = () =>
        {
            var shared = new Dense(User, 3);
            return new Dot(new Multiply(shared, Item), new Add(shared, Item));
        },
        ["he normal, truncated normal, glorot"] = () => new Dense(
            new Dense(
                new Concat(User with { Init = Init.HeNormal }, Item with { Init = Init.TruncatedNormal(.3f) }),
                4,
                Activation.Relu)
            { Init = Init.HeNormal },
            1),
        ["dot-l2"] = () => DotL2.Create(3).Output,
        ["dot-product"] = () => DotProduct.Create(3).Output,
        ["biased-l2"] = () => BiasedL2.Create(3, RatingRange.Stars).Output,
        ["tower-mlp"] = () => TowerMlp.Create(3, [12, 8], .2f, RatingRange.Stars).Output,
        ["collab-nn"] = () => CollabNn.Create(new ModelShape(3, 4), 3, [5, 4], RatingRange.Stars).Output,
        ["neumf"] = () => NeuMf.Create(3, [4, 3, 2]).Output,
        ["hybrid-text"] = () => HybridText.Create(2, 3, 6).Output,
        ["hybrid-text-image"] = () => HybridTextImage.Create(2, 3, sizes: new HybridSizes(3, 4, 4, 5, 6, 5)).Output,
        ["biased-mf-content without content"] = () => BiasedMfContent.Create(new Dictionary<string, int>(), 3, RatingRange.Stars).Output,
        ["biased-mf-content"] = () =>
            BiasedMfContent.Create(new Dictionary<string, int> { ["text"] = 2, ["image"] = 3 }, 3, RatingRange.Stars).Output,
    };

    public static Model Model(string name) => new("checked", Models[name]());

    public static NetworkOptions Options(Loss loss) => new()
    {
        Loss = loss,
        GroupSize = 4,
        Seed = 3,
        Features = [
            new("text", 2, [.1f, -.5f, .7f, .2f, -.3f, .9f, .4f, -.8f]),
            new("image", 3, [.. Enumerable.Range(0, 12).Select(i => MathF.Cos(i))])],
    };
}
