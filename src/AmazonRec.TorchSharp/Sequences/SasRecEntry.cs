using AmazonRec.Rankers;

namespace AmazonRec.TorchSharp.Sequences;

/// <summary>SASRec in the list of rankers.</summary>
internal static class SasRecEntry
{
    private static readonly SasRecOptions Defaults = new();

    private static readonly RankerParameter Width = new(
        "width", Defaults.Width, "Numbers of each item and of each state.", [], Least: 1);

    private static readonly RankerParameter Blocks = new("blocks", Defaults.Blocks, "Blocks of attention.", [], Least: 1);

    private static readonly RankerParameter Heads = new(
        "heads", Defaults.Heads, "Heads of attention; they divide the width.", [], Least: 1);

    private static readonly RankerParameter Length = new("length", Defaults.Length, "How many of the last items are read.", [], Least: 1);

    private static readonly RankerParameter Dropout = new("dropout", Defaults.Dropout, "Share that a step drops, below 1.", []);

    private static readonly RankerParameter Temperature = new(
        "temperature", Defaults.Temperature, "What cosines are divided by before the softmax.", [], Least: 1e-3);

    private static readonly RankerParameter Epochs = new("epochs", Defaults.Epochs, "Passes over all histories, at most.", [], Least: 1);

    private static readonly RankerParameter Patience = new(
        "patience", Defaults.Patience, "Epochs without a better NDCG@10 of the held-out items, after which training ends.", [], Least: 1);

    private static readonly RankerParameter Batch = new("batch", Defaults.BatchSize, "Positions of a step.", [], Least: 1);

    private static readonly RankerParameter Rate = new("rate", Defaults.LearningRate, "Adam's learning rate.", [], Least: 1e-9);

    private static readonly RankerParameter Averaging = new(
        "averaging", Defaults.Averaging, "What averages of the weights keep at a step, below 1; 0 for the weights themselves.", []);

    /// <summary>It.</summary>
    public static RankerEntry Entry { get; } = new(
        SasRec.Name,
        "Self-attention over a user's last items, in their order, trained by cross-entropy over all items.",
        "Kang and McAuley 2018",
        [Width, Blocks, Heads, Length, Dropout, Temperature, Epochs, Patience, Batch, Rate, Averaging],
        Fit,
        weights => new SasRec(weights))
    {
        Seconds = Seconds,
    };

    /// <summary>The setting of the epochs.</summary>
    public static string EpochsName => Epochs.Name;

    private static SasRec Fit(RankerTask task, RankerSettings settings) => SasRecTraining.Fit(task, new SasRecOptions
    {
        Width = settings.Whole(Width),
        Blocks = settings.Whole(Blocks),
        Heads = settings.Whole(Heads),
        Length = settings.Whole(Length),
        Dropout = settings[Dropout],
        Temperature = settings[Temperature],
        Epochs = settings.Whole(Epochs),
        Patience = settings.Whole(Patience),
        BatchSize = settings.Whole(Batch),
        LearningRate = settings[Rate],
        Averaging = settings[Averaging],
        Seed = task.Seed,
        Threads = task.Threads,
    });

    /// <summary>Multiplications of the softmax, forward and back, and of the blocks, at what libtorch does of them in a second.</summary>
    private static double Seconds(RankerTask task, RankerSettings settings)
    {
        var (width, positions) = (settings[Width], (double)task.Chosen.Count);
        var products = positions * width * (task.Chosen.Items.Count + (12 * settings[Blocks] * width));
        return settings[Epochs] * 3 * products / 2e10;
    }
}
