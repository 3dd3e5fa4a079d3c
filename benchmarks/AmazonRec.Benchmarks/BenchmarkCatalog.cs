using AmazonRec.Benchmarks.Peers;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Benchmarks;

/// <summary>The lines of the benchmark, in the order of the table.</summary>
public static class BenchmarkCatalog
{
    private const int Batch = 1024;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BenchmarkModel> All { get; } =
    [
        new("mf", "MF, 10 factors, momentum", BenchmarkTask.Epoch, DotMf.Create(10), Momentum, Batch,
            [new(GoalKind.TimesFaster, 45, PyTorchPeer.Dense)]),
        new("mlp", "MLP, 32 factors, 1024 hidden, dropout", BenchmarkTask.Epoch, ConcatMlp.Create(32, 1024, 0.2f), Momentum, Batch,
        [
            new(GoalKind.TimesFaster, 30, PyTorchPeer.Dense),
            new(GoalKind.TimesFaster, 20, PyTorchPeer.Sparse),
            new(GoalKind.ShareOfPeak, 0.7),
        ]),
        new("mlp-text", "the MLP with 300-d text", BenchmarkTask.Epoch, HybridText.Create(BenchmarkData.TextWidth), Momentum, Batch,
            [new(GoalKind.TimesFaster, 16, PyTorchPeer.Dense), new(GoalKind.ShareOfPeak, 0.7)]),
        new("biased-mf", "biased MF, 10 factors, sigmoid, Adam", BenchmarkTask.Epoch,
            BiasedMf.Create(10, new RatingRange(0.25f, 5.25f)), new Adam(), Batch, [new(GoalKind.TimesFaster, 6, PyTorchPeer.Dense)]),
        Svd(),
        new("scoring", "all items for one user, MLP", BenchmarkTask.Scoring, ConcatMlp.Create(32, 1024, 0.2f), Momentum, Batch,
            [new(GoalKind.AtMostMilliseconds, 2)]),
    ];

    private static Sgd Momentum => new(0.1, Momentum: 0.9);

    /// <summary>The lines of some names, in the order of the table; all where none is named.</summary>
    /// <exception cref="ArgumentException">There is no such line; the message suggests the nearest name.</exception>
    public static IReadOnlyList<BenchmarkModel> Find(IReadOnlyList<string> names)
    {
        var known = All.Select(m => m.Name).ToArray();
        foreach (var name in names.Except(known))
        {
            throw new ArgumentException(
                $"The benchmark has no line '{name}'.{Nearest.Hint(name, known)} Lines: {string.Join(", ", known)}.");
        }

        return names.Count == 0 ? All : [.. All.Where(m => names.Contains(m.Name))];
    }

    /// <summary>By name, with the options of its recipe: the zoo may be without it.</summary>
    private static BenchmarkModel Svd()
    {
        var entry = ModelZoo.Entries.FirstOrDefault(e => e.Name == "svd");
        var recipe = Recipe.For("svd");
        return new BenchmarkModel(
            "svd", "SVD, 32 factors, per-sample SGD", BenchmarkTask.Epoch,
            entry?.Build(new ModelOptions { Factors = 32 }), recipe.Optimizer, recipe.BatchSize,
            [new(GoalKind.TimesFaster, 3, LibMfPeer.PeerName)]);
    }
}
