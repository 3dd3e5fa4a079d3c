namespace AmazonRec.Rankers.Vectors;

/// <summary>
/// LightGCN (He et al. 2020, "LightGCN: Simplifying and Powering Graph Convolution Network for Recommendation"): vectors of users and
/// items,
/// smoothed over the graph of who chose what.
/// </summary>
public static class LightGcn
{
    private static readonly VectorParameters Parameters = new(
        new VectorOptions(64, VectorLoss.Softmax, Negatives: 20, Popularity: 0.5, 40, 3, 1024, 0.01, 0.0001));

    private static readonly RankerParameter Layers = new(
        "layers", 3, "How far vectors spread over the graph: a layer for each step from items to users and back.", []);

    /// <summary>In the list of rankers.</summary>
    public static RankerEntry Entry { get; } = new(
        "lightgcn",
        "Vectors of users and items, smoothed over the graph of who chose what.",
        "He et al. 2020",
        [Layers, .. Parameters.All],
        Fit,
        VectorRanker.Restore)
    {
        Seconds = Seconds,
    };

    private static VectorRanker Fit(RankerTask task, RankerSettings settings)
    {
        var options = Parameters.Read(settings);
        return VectorTraining.Fit(task, options, new LightGcnNetwork(task, options, settings.Whole(Layers)));
    }

    private static double Seconds(RankerTask task, RankerSettings settings)
    {
        var options = Parameters.Read(settings);
        double pairs = task.Chosen.Count;
        var steps = Math.Ceiling(pairs / options.BatchOn(Math.Max(1, task.Chosen.Count)));
        return Parameters.Seconds(task, settings) + (options.Epochs * steps * settings[Layers] * 4 * pairs * options.Factors / 4e9);
    }
}
