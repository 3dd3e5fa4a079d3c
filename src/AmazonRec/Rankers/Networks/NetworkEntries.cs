using AmazonRec.Engines;

namespace AmazonRec.Rankers.Networks;

/// <summary>GMF, MLP and NeuMF in the list of rankers.</summary>
internal static class NetworkEntries
{
    private const string Paper = "He et al. 2017";

    private static readonly NetworkRankerOptions Defaults = new();
    private static readonly Loss[] Losses = [Loss.Bce, Loss.Bpr, Loss.Softmax];

    private static readonly RankerParameter Factors = new(
        "factors", Defaults.Factors, "Width of the vectors that are multiplied, and of the tower's last layer.", [], Least: 1);

    private static readonly RankerParameter Layers = new(
        "layers", Defaults.Layers, "Layers of the tower, each half as wide as the one below; vectors are as wide as that.", [], Least: 1);

    private static readonly RankerParameter LossName = new(
        "loss", 0, "Each row by itself (bce), or a choice before its negatives: pair by pair (bpr), or all at once (softmax).", [])
    {
        Words = [.. Losses.Select(loss => loss.ToString().ToLowerInvariant())],
    };

    private static readonly RankerParameter Negatives = new(
        "negatives", Defaults.Negatives, "Drawn items beside each choice; of bpr and softmax the next of 1, 3, 7, 15, ...", [], Least: 1);

    private static readonly RankerParameter Popularity = new(
        "popularity", Defaults.Popularity, "They are drawn by popularity to this power.", []);

    private static readonly RankerParameter Epochs = new("epochs", Defaults.Epochs, "Passes over all choices, at most.", [], Least: 1);

    private static readonly RankerParameter Patience = new(
        "patience", Defaults.Patience, "Epochs without a better NDCG@10 of the held-out items, after which training ends.", [], Least: 1);

    private static readonly RankerParameter Batch = new("batch", Defaults.BatchSize, "Rows of a step.", [], Least: 1);

    private static readonly RankerParameter Rate = new("rate", Defaults.Optimizer.LearningRate, "Adam's learning rate.", [], Least: 1e-9);

    private static readonly RankerParameter Penalty = new("l2", Defaults.Penalty, "Penalty on the squares of all vectors.", []);

    private static readonly RankerParameter Pretrained = new(
        "pretrained", 0, "Whether GMF and MLP are trained first, and NeuMF begins with both, by SGD.", [])
    {
        Words = ["no", "yes"],
    };

    private static readonly RankerParameter GmfEpochs = new("gmf-epochs", 0, "Those of GMF before it; 0 for as many as epochs.", []);

    private static readonly RankerParameter MlpEpochs = new("mlp-epochs", 0, "Those of MLP before it; 0 for as many as epochs.", []);

    private static readonly RankerParameter[] Shared = [LossName, Negatives, Popularity, Epochs, Patience, Batch, Rate, Penalty];

    /// <summary>Generalized matrix factorization.</summary>
    public static RankerEntry Gmf { get; } = Entry(
        "gmf", "A network: the product of a user's and an item's vector, its elements weighed and summed.", [Factors, .. Shared],
        settings => Options(settings) with { HasTower = false });

    /// <summary>A tower of dense layers.</summary>
    public static RankerEntry Mlp { get; } = Entry(
        "mlp", "A network: dense layers over a user's and an item's vector.", [Factors, Layers, .. Shared],
        settings => Options(settings) with { HasProduct = false });

    /// <summary>Both.</summary>
    public static RankerEntry NeuMf { get; } = Entry(
        "neumf", "A network: gmf and mlp side by side, each with vectors of its own, into one unit.",
        [Factors, Layers, .. Shared, Pretrained, GmfEpochs, MlpEpochs], Options) with
    {
        Fit = FitNeuMf,
    };

    /// <summary>The setting of the epochs.</summary>
    public static string EpochsName => Epochs.Name;

    private static RankerEntry Entry(
        string name, string summary, IReadOnlyList<RankerParameter> parameters, Func<RankerSettings, NetworkRankerOptions> options) => new(
            name,
            summary,
            Paper,
            parameters,
            (task, settings) => NetworkTraining.Fit(task, options(settings)),
            weights => new NetworkRanker(weights, Environment.ProcessorCount))
        {
            UsesEngine = true,
            Seconds = (task, settings) => Seconds(task, options(settings)),
        };

    private static NetworkRanker FitNeuMf(RankerTask task, RankerSettings settings)
    {
        var options = Options(settings);
        if (settings.Whole(Pretrained) == 0) return NetworkTraining.Fit(task, options);
        var (whole, product, tower) = Pretraining.Fit(task, options, EpochsOf(GmfEpochs), EpochsOf(MlpEpochs));
        return new NetworkRanker(whole.Weights, task.Threads)
        {
            Epoch = whole.Epoch,
            Kept = again => again.With(GmfEpochs.Name, product).With(MlpEpochs.Name, tower),
        };

        int EpochsOf(RankerParameter own) => settings.Whole(own) is > 0 and var epochs ? epochs : options.Epochs;
    }

    internal static NetworkRankerOptions Options(RankerSettings settings) => new()
    {
        Factors = settings.Whole(Factors),
        Layers = settings.Whole(Layers),
        Loss = Losses[settings.Whole(LossName)],
        Negatives = settings.Whole(Negatives),
        Popularity = settings[Popularity],
        Epochs = settings.Whole(Epochs),
        Patience = settings.Whole(Patience),
        BatchSize = settings.Whole(Batch),
        Optimizer = new Adam(settings[Rate]),
        Penalty = settings[Penalty],
    };

    /// <summary>Multiplications forward and back, and what a row and a step take beside them.</summary>
    private static double Seconds(RankerTask task, NetworkRankerOptions options)
    {
        var rows = (double)task.Chosen.Count * options.RowsPerChoice;
        var (products, below) = (options.HasProduct ? options.Factors : 0.0, options.HasTower ? 2.0 * options.Widths[0] : 0);
        foreach (var width in options.HasTower ? options.Widths : []) (products, below) = (products + (below * width), width);
        return options.Epochs * rows * ((3 * products / 3e10) + 1e-6 + (2e-4 / options.BatchSize));
    }
}
