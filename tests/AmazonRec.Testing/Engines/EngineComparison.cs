using AmazonRec.Compute;
using AmazonRec.Engines;
using AmazonRec.Models;

namespace AmazonRec.Testing.Engines;

/// <summary>Two engines on the same models, options and batches.</summary>
public static class EngineComparison
{
    public const int Users = 40;
    public const int Items = 25;

    // Where a gradient is zero but for rounding, Adam divides rounding by rounding: a larger epsilon keeps that out of the comparison.
    public static IReadOnlyList<Optimizer> Optimizers { get; } =
    [
        new Sgd(.02, Momentum: .9), new Sgd(.05), new Sgd(.02, Momentum: .9, WeightDecay: .01), new Adam(.01, Epsilon: 1e-3),
        Adam.Keras(.01) with { Decay = 1e-3, Epsilon = 1e-3 }, new Adam(.01, WeightDecay: .01, Epsilon: 1e-3),
        new AdamW(.01, WeightDecay: .1, Epsilon: 1e-3),
    ];

    public static ModelShape Shape { get; } = new(Users, Items);

    public static NetworkOptions OptionsOf(int seed) => new()
    {
        Optimizer = Optimizers[seed % Optimizers.Count],
        Updates = seed / 7 % 3 == 0 ? Updates.Lazy : Updates.Dense,
        Loss = seed % 5 == 0 ? Loss.Mae : Loss.Mse,
        Seed = (ulong)seed,
        RatingMean = .3,
        Features = [new("text", 5, [.. Enumerable.Range(0, Items * 5).Select(i => MathF.Sin(i))])],
    };

    /// <summary>Fails unless two engines lose the same, step by step, to 1e-4.</summary>
    public static void Compare(IEngine trusted, IEngine other, Model model, NetworkOptions options, int rows, int steps)
    {
        var reference = trusted.Compile(model, Shape, options);
        var compared = other.Compile(model, Shape, options);
        for (var step = 0; step < steps; step++)
        {
            var (expected, actual) = (Train(reference, options.Optimizer, step, rows), Train(compared, options.Optimizer, step, rows));
            // Beyond this the graph diverges, and rounding with it.
            if (!(expected < 1e3)) return;
            Assert.True(
                Math.Abs(actual - expected) <= 1e-4 * Math.Max(1, expected),
                $"{model.Name} {options.Optimizer} {options.Updates} {options.Loss}, step {step}: {actual}, expected "
                + $"{expected}\n{model.Summary(Shape)}");
        }
    }

    public static double Train(INetwork network, Optimizer optimizer, int step, int rows) => Train(network, Step.At(optimizer, step), rows);

    public static double Train(INetwork network, Step at, int rows)
    {
        var step = (int)at.Number;
        var random = RandomSource.For(5, "batch", (uint)step);
        // Users 30 and up are rare: idle for many steps, then back.
        var users = Enumerable.Range(0, rows).Select(
            i => step % 6 == 5 ? random.Below(Users, (ulong)i) : random.Below(30, (ulong)i)).ToArray();
        var items = Enumerable.Range(0, rows).Select(i => random.Below(Items, (ulong)(i + 1000))).ToArray();
        var ratings = users.Zip(items, (u, i) => 1f + ((u + i) % 5)).ToArray();
        return network.TrainBatch(new Batch(users, items, ratings), at);
    }
}
