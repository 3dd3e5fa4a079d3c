using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Studies.Running;


namespace AmazonRec.Studies.Published;

/// <summary>
/// The best rating predictor that we know how to make, and what each part of it brings: one system of our own, not a published one.
/// </summary>
public static class BestStudy
{
    private const int FoldCount = 5;
    private const int TextWidth = 64;
    private static readonly string[] Canonical = ["u1.base", "u1.test"];

    private static readonly ContentSource Texts = new(
        fold =>
            [
                fold.Input.Data.Metadata is null
                    ? ItemContent.ReviewTopics(fold, TextWidth, FeatureScaling.Unit)
                    : ItemContent.Topics(fold, TextWidth)],
        ItemContent.NoTexts);

    private static readonly BayesianMfVariant Plain = new("Bayesian MF", WhoRatedWhat: false, ContentSource.None);
    private static readonly BayesianMfVariant WhoRatedWhat = new("+ who rated what", WhoRatedWhat: true, ContentSource.None);
    private static readonly BayesianMfVariant WithTexts = new("+ texts of items", WhoRatedWhat: true, Texts);

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
            Of("svd", fold => BestParts.Published(fold, fold.Split, "svd")),
            Of("svdpp", fold => BestParts.Published(fold, fold.Split, "svdpp")),
            Of("biased MF", fold => BestParts.Published(fold, fold.Split, "biased-mf")),
            Of("+ five seeds averaged", fold => BestParts.Averaged(fold, fold.Split)),
            Of("+ neighbours on what it leaves", fold => BestParts.Neighbours(fold, fold.Split)),
            BayesianMf(Plain),
            BayesianMf(WhoRatedWhat),
            BayesianMf(WithTexts),
            Chosen(
                "blend",
                BestParts.Blended,
                input => [WhoRatedWhat, .. WithTexts.Content.Lacks(input) is null ? [WithTexts] : Array.Empty<BayesianMfVariant>()]),
        ],
        [
            "Bayesian MF is Bayesian matrix factorization (Salakhutdinov and Mnih 2008), the mean over rounds of Gibbs sampling. For "
            + "each row of it, and anew in each fold, a tenth of the training rows chooses how hard groups that the ratings don't bear "
            + "out are pulled to nothing (0, 0.02, 0.05, 0.1, 0.2), and how many factors there are (8, 12, 20), with factors drawn on "
            + "the other nine.",
            "The blend's weights are fitted on a tenth of each fold's training rows, with parts fitted on the other nine; no test row, "
            + "and no rating of one, is looked at by any part.",
            "No part knows when a rating was given: predictors here are asked for a user and an item alone.",
        ])
    {
        Finals = ["blend"],
    };

    private static StudyModel Of(string name, Func<StudyFold, Models.IRatingPredictor> fit) =>
        new(name, Reported: null, fold => new StudyFit(fit(fold)));

    private static StudyModel BayesianMf(BayesianMfVariant variant) =>
        Chosen(
            variant.Name,
            (fold, _) => BestParts.BayesianMf(fold, fold.Split, variant),
            _ => [variant]) with
        { Lacks = variant.Content.Lacks };

    /// <summary>A model whose result says which options each of its Bayesian MF parts chose.</summary>
    private static StudyModel Chosen(
        string name,
        Func<StudyFold,
        IReadOnlyList<BayesianMfVariant>,
        Models.IRatingPredictor> fit,
        Func<StudyInput,
        IReadOnlyList<BayesianMfVariant>> variantsOf) => new(name, Reported: null, fold =>
    {
        var variants = variantsOf(fold.Input);
        var choices = variants.Select(
            variant =>
                $"{(variant.Name == name ? "" : $"{variant.Name}: ")}{BayesianMfChoice.Describe(BestParts.OptionsOf(fold, variant))}");
        return new StudyFit(fit(fold, variants)) { Choice = string.Join(" and ", choices) };
    });



    private static Ratings Part(StudyInput input, int part) => Ratings.Read(PathOf(input, Canonical[part])!);

    private static string? PathOf(StudyInput input, string name) =>
        input.Data.Source.Path is { } path && Path.GetFileName(path).StartsWith("u.data", StringComparison.Ordinal)
            ? StudyData.FileNamed(path, name)
            : null;
}
