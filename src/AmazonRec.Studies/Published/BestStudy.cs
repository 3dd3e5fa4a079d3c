using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Models.Bayesian;
using AmazonRec.Studies.Running;

namespace AmazonRec.Studies.Published;

/// <summary>
/// The best rating predictor that we know how to make, and what each part of it brings: one system of our own, not a published one.
/// </summary>
public static class BestStudy
{
    private const int FoldCount = 5;
    private static readonly string[] Canonical = ["u1.base", "u1.test"];

    // As train has it; reviews' texts of training rows would tell those of them that auto holds out.
    private static readonly ContentSource Catalogue = new(
        fold => [ItemContent.FactsOf(fold, FeatureScaling.None)], ItemContent.NoCatalog);

    /// <summary>The study.</summary>
    public static Study Study { get; } = new(
        "best",
        "Our best rating predictor, part by part",
        [
            new("u.data", DataKind.StandIn, "MovieLens 100k with plots", "movielens-100k") { Metadata = "items.csv" },
            new("Musical_Instruments_5.json", DataKind.StandIn, "Amazon Musical Instruments 2014, 5-core", "musical-instruments"),
            new("video_games_20_ratings_5_fact.csv", DataKind.StandIn, "Amazon Video Games 2014, users with > 20 ratings", "video-games"),
        ],
        [
            new(
                "clean",
                Protocol.Clean,
                "Five random folds, one rating for each user and item.",
                input => Split.Folds(input.Ratings.WithEachReviewOnce(), FoldCount)),
            new(
                "u1",
                Protocol.Clean,
                "MovieLens 100k's own first split, u1.base to u1.test: its test rows are the first users' alone.",
                input => [Split.FromParts(Part(input, 0), Part(input, 1))])
            {
                Lacks = input => Canonical.All(name => PathOf(input, name) is not null) ? null : "no u1.base and u1.test beside u.data",
            },
        ],
        [
            Of("svd", fold => BestParts.Published(fold, "svd")),
            Of("svdpp", fold => BestParts.Published(fold, "svdpp")),
            Of("biased MF", fold => BestParts.Published(fold, "biased-mf")),
            Of("+ five seeds averaged", BestParts.Averaged),
            Of("+ neighbours on what it leaves", BestParts.Neighbours),
            Of("Bayesian MF", fold => BestParts.Sampled(fold, "bayesian-mf", Scattering.None, ContentSource.None)),
            Of("+ who rated what", fold => BestParts.Sampled(fold, "bayesian-svdpp", Scattering.None, ContentSource.None)),
            Of("+ scatter of users", fold => BestParts.Sampled(fold, "bayesian-svdpp", Scattering.Users, ContentSource.None)),
            Of("+ catalogue", fold => BestParts.Sampled(fold, "bayesian-svdpp", Scattering.Users, Catalogue)) with
            {
                Lacks = Catalogue.Lacks,
            },
            new("auto", Reported: null, fold => BestParts.Auto(fold, Catalogue)),
        ],
        [
            "Bayesian MF is Bayesian matrix factorization (Salakhutdinov and Mnih 2008), the mean over rounds of Gibbs sampling; each line "
            + "with a plus adds to the line before. Scatter: a user's ratings lie around predictions more or less widely than others'.",
            "auto is what train makes where no model is named: a blend whose parts, options and weights are chosen by held-out training "
            + "rows of each fold. No test row, and no rating of one, is looked at by any part.",
            "No part knows when a rating was given: predictors here are asked for a user and an item alone.",
        ])
    {
        Finals = ["auto"],
    };

    private static StudyModel Of(string name, Func<StudyFold, Models.IRatingPredictor> fit) =>
        new(name, Reported: null, fold => new StudyFit(fit(fold)));

    private static Ratings Part(StudyInput input, int part) => Ratings.Read(PathOf(input, Canonical[part])!);

    private static string? PathOf(StudyInput input, string name) =>
        input.Data.Source.Path is { } path && Path.GetFileName(path).StartsWith("u.data", StringComparison.Ordinal)
            ? StudyData.FileNamed(path, name)
            : null;
}
