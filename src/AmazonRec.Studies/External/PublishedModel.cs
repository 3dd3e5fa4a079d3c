namespace AmazonRec.Studies.External;

/// <summary>An error that others published for MovieLens 100k, under a protocol that we run as well.</summary>
/// <param name="Split">Name of the split, as tables write it.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Rmse">The published RMSE.</param>
/// <param name="Source">Who published it.</param>
/// <param name="Note">What flatters it, or what it reads besides ratings; empty where that is nothing.</param>
public sealed record PublishedModel(string Split, string Model, double Rmse, string Source, string Note = "")
{
    private const string U1 = "u1.base to u1.test";
    private const string Folds = "five random folds";

    /// <summary>
    /// All that can stand beside ours: on the first split that comes with the data, and on five random folds. Numbers whose split is not
    /// certain are left out.
    /// </summary>
    public static IReadOnlyList<PublishedModel> All { get; } =
    [
        new(U1, "GLocal-K", .8889, "Han et al. 2021, code", "the least test RMSE of all epochs"),
        new(U1, "GraphRec + features", .897, "Rashed et al. 2019", "reads features of users and items"),
        new(U1, "GraphRec", .904, "Rashed et al. 2019"),
        new(U1, "GC-MC + features", .905, "van den Berg et al. 2017", "reads features of users and items"),
        new(U1, "GC-MC", .910, "van den Berg et al. 2017"),
        new(U1, "F-EAE", .920, "Hartford et al. 2018"),
        new(U1, "sRGCNN", .929, "Monti et al. 2017", "reads features of users and items"),
        new(Folds, "SVD++", .919, "Surprise"),
        new(Folds, "kNN baseline", .931, "Surprise"),
        new(Folds, "SVD", .934, "Surprise"),
        new(Folds, "baseline", .944, "Surprise"),
    ];

    /// <summary>The setting of the study 'best' that runs each split.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { [U1] = "u1", [Folds] = "clean" };
}
