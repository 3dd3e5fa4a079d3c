namespace AmazonRec.Rankers.Vectors;

/// <summary>The parameters that all rankers of vectors have, with the defaults of one of them.</summary>
/// <param name="defaults">Those.</param>
internal sealed class VectorParameters(VectorOptions defaults)
{
    private const string EpochsName = "epochs";

    private readonly RankerParameter _factors = new("factors", defaults.Factors, "Width of the vectors.", [], Least: 1);

    private readonly RankerParameter _loss = new(
        "loss",
        (double)defaults.Loss,
        "bpr: chosen items above drawn ones; bce: each told by itself; softmax: the chosen one among the drawn; full: among all items.",
        [])
    {
        Words = ["bpr", "bce", "softmax", "full"],
    };

    private readonly RankerParameter _negatives = new(
        "negatives", Math.Max(1, defaults.Negatives), "Items drawn beside each chosen one; full draws none.", [], Least: 1);

    private readonly RankerParameter _popularity = new(
        "popularity", defaults.Popularity, "Items are drawn by how many chose them to this power: 0 for all alike.", []);

    private readonly RankerParameter _epochs = new(EpochsName, defaults.Epochs, "Passes over all choices, at most.", [], Least: 1);

    private readonly RankerParameter _patience = new(
        "patience", defaults.Patience, "Epochs without a better NDCG@10 of the held-out items, after which training ends.", [], Least: 1);

    private readonly RankerParameter _batch = new(
        "batch", defaults.Batch, "Choices of a step; halved on little data until an epoch has 25 steps.", [], Least: 1);

    private readonly RankerParameter _rate = new("rate", defaults.Rate, "Adam's learning rate.", [], Least: 1e-9);

    private readonly RankerParameter _regularization = new(
        "regularization", defaults.Regularization, "Pull of the vectors in a choice to zero (λ).", []);

    /// <summary>All of them.</summary>
    public IReadOnlyList<RankerParameter> All =>
        [_factors, _loss, _negatives, _popularity, _epochs, _patience, _batch, _rate, _regularization];

    /// <summary>The same settings with other epochs.</summary>
    public static RankerSettings WithEpochs(RankerSettings settings, int epochs) =>
        epochs == 0 ? settings : settings.With(EpochsName, epochs);

    /// <summary>Reads settings.</summary>
    public VectorOptions Read(RankerSettings settings)
    {
        var loss = (VectorLoss)settings.Whole(_loss);
        return new VectorOptions(
            settings.Whole(_factors),
            loss,
            loss == VectorLoss.Full ? 0 : settings.Whole(_negatives),
            settings[_popularity],
            settings.Whole(_epochs),
            settings.Whole(_patience),
            settings.Whole(_batch),
            settings[_rate],
            settings[_regularization]);
    }

    /// <summary>Seconds that the losses and steps of a fit take, about, beside what a network does.</summary>
    public double Seconds(RankerTask task, RankerSettings settings)
    {
        var options = Read(settings);
        var (pairs, items, users) = ((double)task.Chosen.Count, (double)task.Chosen.Items.Count, (double)task.Chosen.Users.Count);
        var steps = Math.Ceiling(pairs / options.BatchOn(Math.Max(1, task.Chosen.Count)));
        var products = options.Loss == VectorLoss.Full
            ? Math.Min(pairs, steps * users) * items * 3 / 10
            : pairs * (options.Negatives + 1) * 6;
        return options.Epochs * options.Factors * (products + (steps * (users + items) * 3)) / 2e9;
    }
}
