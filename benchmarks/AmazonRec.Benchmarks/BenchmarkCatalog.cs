using AmazonRec.Benchmarks.Peers;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Benchmarks;

/// <summary>The lines of the benchmark, in the order of the table. All train in batches of 1024, as the first three were published.</summary>
public static class BenchmarkCatalog
{
    private const int Batch = 1024;

    private static readonly Model Mf = DotMf.Create(10);
    private static readonly Model Mlp = ConcatMlp.Create(32, 1024, 0.2f);
    private static readonly Model MlpText = HybridText.Create(BenchmarkData.TextWidth);
    private static readonly Model Biased = BiasedMf.Create(10, new RatingRange(0.25f, 5.25f));
    private static readonly Model SvdModel = Svd.Create(32, RatingRange.Stars);
    private static readonly Model Neural = NeuMf.Entry.Build(new ModelOptions());
    private static readonly Model Tower = TowerMlp.Entry.Build(new ModelOptions());

    // By fastai's rule of thumb its embeddings would be 600 wide, 152 million numbers; with as many factors as the book's biased-mf, 12.
    private static readonly Model Collab = CollabNn.Entry.Build(new ModelOptions { Factors = 50 });
    private static readonly Model Hybrid = HybridTextImage.Create(BenchmarkData.TextWidth, BenchmarkData.ImageWidth);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BenchmarkModel> All { get; } =
    [
        Epoch("mf", "MF, 10 factors, momentum", Mf, Momentum, Times(20), new(GoalKind.AtMostSeconds, 0.22)),
        Epoch("mlp", "MLP, 32 factors, 1024 hidden, dropout", Mlp, Momentum, Times(7), Share(256, 0.65), Share(512, 0.73)),
        Epoch("mlp-text", "the MLP with 300-d text", MlpText, Momentum, Times(3.6), Share(256, 0.75), Share(512, 0.84)),
        Epoch("biased-mf", "biased MF, 10 factors, sigmoid, Adam", Biased, new Adam(), Times(8)),
        Epoch("neumf", "NeuMF, 8 factors, tower 32-16-8, Adam", Neural, Published("neumf"), Times(12)),
        Epoch("tower-mlp", "tower of 10-10 over 50 factors, dropout, Adam", Tower, Published("tower-mlp")),
        Epoch("collab-nn", "CollabNN, 50 factors, 100 hidden, AdamW", Collab, Published("collab-nn")),
        Epoch("hybrid-text-image", "NeuMF with 300-d text, 512-d images, Adam", Hybrid, Published("hybrid-text-image")),
        Epoch("svd", "SVD, 32 factors, per-sample SGD", SvdModel, Published("svd"), new Goal(GoalKind.TimesFaster, 2, LibMfPeer.PeerName)),
        Scoring("scoring", "MLP", Mlp, new Goal(GoalKind.AtMostMilliseconds, 6)),
        Scoring("scoring-mlp-text", "the MLP with text", MlpText),
        Scoring("scoring-biased-mf", "biased MF", Biased),
        Scoring("scoring-neumf", "NeuMF", Neural),
        Scoring("scoring-tower-mlp", "tower of 10-10", Tower),
        Scoring("scoring-collab-nn", "CollabNN", Collab),
        Scoring("scoring-hybrid-text-image", "NeuMF with text, images", Hybrid),
        Scoring("scoring-svd", "SVD", SvdModel),
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

    private static BenchmarkModel Epoch(string name, string title, Model model, Optimizer optimizer, params Goal[] goals) =>
        new(name, title, BenchmarkTask.Epoch, model, optimizer, Batch, goals);

    /// <summary>The optimiser is not used, and keeps less than Adam.</summary>
    private static BenchmarkModel Scoring(string name, string model, Model graph, params Goal[] goals) =>
        new(name, $"all items for one user, {model}", BenchmarkTask.Scoring, graph, Momentum, Batch, goals);

    private static Optimizer Published(string model) => Recipe.For(model).Optimizer;

    private static Goal Times(double libtorch) => new(GoalKind.TimesFaster, libtorch, LibtorchPeer.PeerName);

    private static Goal Share(int vectorBits, double share) => new(GoalKind.ShareOfPeak, share) { VectorBits = vectorBits };
}
