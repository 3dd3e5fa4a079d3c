namespace AmazonRec.Rankers.Vectors;

/// <summary>
/// Two towers: a vector of the user, from what they chose, and a vector of the item, from its id and its content (in the way of Kabbur et
/// al. 2013, "FISM", and Yi et al. 2019). Content alone places items that nobody has chosen. Without content it works by ids alone.
/// </summary>
public static class TwoTower
{
    private static readonly VectorParameters Parameters = new(
        new VectorOptions(64, VectorLoss.Softmax, Negatives: 20, Popularity: 0.5, 60, 5, 1024, 0.002, 0.001));

    private static readonly RankerParameter Dropout = new(
        "dropout", 0.3, "Share of the ids that a step leaves out, below 1, so that content and histories learn to stand alone.", []);

    private static readonly RankerParameter Power = new(
        "power", 0.5, "How much a long history is toned down: n items count n^-power times their sum.", []);

    private static readonly RankerParameter Users = new(
        "users", 0, "1 where users have vectors of their own beside their histories.", []);

    /// <summary>In the list of rankers.</summary>
    public static RankerEntry Entry { get; } = new(
        "two-tower",
        "Vectors of users from what they chose, and of items from id and content: it knows items that nobody has chosen.",
        "Kabbur et al. 2013; Volkovs et al. 2017; Yi et al. 2019",
        [Dropout, Power, Users, .. Parameters.All],
        Fit,
        VectorRanker.Restore)
    {
        Seconds = Seconds,
        ReadsContent = true,
    };

    private static VectorRanker Fit(RankerTask task, RankerSettings settings)
    {
        var dropout = settings[Dropout];
        if (dropout >= 1)
            throw new ArgumentException($"dropout={dropout:R} leaves nothing to learn; it must be below 1.");
        var options = Parameters.Read(settings);
        var towers = new TowerOptions(dropout, (float)settings[Power], settings[Users] > 0);
        return VectorTraining.Fit(task, options, new TwoTowerNetwork(task, options, towers));
    }

    private static double Seconds(RankerTask task, RankerSettings settings)
    {
        var options = Parameters.Read(settings);
        double pairs = task.Chosen.Count;
        var steps = Math.Ceiling(pairs / options.BatchOn(Math.Max(1, task.Chosen.Count)));
        var content = task.Features.Sum(block => (double)block.Width) * task.Chosen.Items.Count / 5;
        return Parameters.Seconds(task, settings) + (options.Epochs * steps * options.Factors * ((4 * pairs) + (4 * content)) / 4e9);
    }
}
