namespace AmazonRec.Rankers.Vectors;

/// <summary>
/// Matrix factorization with item biases, trained to put chosen items above drawn ones (Rendle et al. 2009, "BPR: Bayesian Personalized
/// Ranking from Implicit Feedback"): p_u · q_i + b_i.
/// </summary>
public static class BprMf
{
    private static readonly VectorParameters Parameters = new(
        new VectorOptions(64, VectorLoss.Bpr, Negatives: 10, Popularity: 0, 100, 5, 1024, 0.005, 0.01));

    /// <summary>In the list of rankers.</summary>
    public static RankerEntry Entry { get; } = new(
        "bpr-mf",
        "Matrix factorization with item biases, trained to put chosen items above drawn ones.",
        "Rendle et al. 2009",
        Parameters.All,
        Fit,
        VectorRanker.Restore)
    {
        Seconds = Parameters.Seconds,
    };

    private static VectorRanker Fit(RankerTask task, RankerSettings settings)
    {
        var options = Parameters.Read(settings);
        return FoldIn.Add(VectorTraining.Fit(task, options, new BprMfNetwork(task, options)), task.Chosen);
    }
}
