using AmazonRec.Data;
using AmazonRec.Data.Downloads;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Running;
using AmazonRec.Training;


namespace AmazonRec.Studies.Published;

/// <summary>Keras embeddings on Amazon Movies and TV 2018, and their cross-validation.</summary>
public static class MoviesStudy
{
    /// <summary>The model that the publication ends with.</summary>
    internal const string Final = "MLP tower";

    /// <summary>Folds as the original trains them, and as they are meant.</summary>
    internal const string Carried = "5 folds, weights carried over";

    /// <summary>The same folds without the leak, trained as long.</summary>
    internal const string FreshAsLong = "5 folds, fresh weights, as many epochs";

    /// <summary>The same folds, trained as one split is.</summary>
    internal const string Fresh = "5 folds, fresh weights";

    private const string Metadata = "meta_Movies_and_TV.json";
    private const ulong Seed = 42;
    private const int FoldCount = 5;
    private static readonly DateOnly First = new(2018, 1, 1);
    private static readonly DateOnly NotAnyMore = new(2019, 1, 1);

    /// <summary>The study.</summary>
    public static Study Study { get; } = new(
        "movies",
        "Keras embeddings on Amazon Movies and TV 2018: dot, biases, MLP tower",
        [
            new(
                "Movies_and_TV.json",
                DataKind.Full,
                "Amazon Movies and TV 2018, verified reviews of 2018",
                "full",
                KeptRows: 116_700) { Metadata = Metadata, VerifiedOnly = true },
            new(
                "Movies_and_TV.csv", // which does not say what is verified
                DataKind.StandIn,
                "Amazon Movies and TV 2018, ratings of 2018, verified or not",
                "movies-ratings",
                KeptRows: 116_700) { Metadata = Metadata },
            new("u.data", DataKind.StandIn, "MovieLens 100k", "movielens-100k"),
            new("video_games_20_ratings_5_fact.csv", DataKind.StandIn, "Amazon Video Games 2014, users with > 20 ratings", "video-games"),
            new("Gift_Cards_5.json", DataKind.StandIn, "Amazon Gift Cards 2018, 5-core, verified reviews", "gift-cards")
            {
                Metadata = "meta_Gift_Cards.json",
                VerifiedOnly = true,
            },
        ],
        [
            new(
                "as reported",
                Protocol.AsReported,
                "80 % training rows, five or six epochs, nothing stopped early; errors on the test rows are looked at after each epoch; "
                + "copies are kept.",
                input => [Split.Random(Filter(input), test: 0.2, seed: Seed).AsReported()]),
            new(
                "clean",
                Protocol.Clean,
                "The same with one rating for each user and item.",
                input => [Split.Random(Filter(input, copies: false), test: 0.2, seed: Seed)]),
            new(
                Carried,
                Protocol.AsReported,
                "Stratified folds that go on training one model, which was trained on all rows before the first of them: it has seen the "
                + "test rows of every fold.",
                input => Split.StratifiedFolds(Filter(input), FoldCount, Seed))
            {
                CarriesWeights = true,
                Models = [Final],
                Reported = new Dictionary<string, Reported>
                {
                    [Final] = new(null, .40, "5 stratified folds that go on from a model of all rows; mean of the folds")
                    {
                        MaeDeviation = .00131,
                        Others = ["MAE of the folds 0.398, 0.402, 0.399, 0.399, 0.399", "loss of the first batch 0.19"],
                    },
                },
            },
            new(
                FreshAsLong,
                Protocol.AsReported,
                "The same folds, each with weights of its own, which train on its training rows for as many epochs as those that are "
                + "carried over have behind them: what it is worth to have seen the test rows.",
                input => Split.StratifiedFolds(Filter(input), FoldCount, Seed))
            {
                Varies = Carried,
                Changes = Change.Weights,
                TrainsAsOftenAsCarried = true,
                Models = [Final],
            },
            new(
                Fresh,
                Protocol.AsReported,
                "The same folds with weights of their own and five epochs, as one split has: what more epochs are worth.",
                input => Split.StratifiedFolds(Filter(input), FoldCount, Seed))
            {
                Varies = FreshAsLong,
                Changes = Change.Epochs,
                Models = [Final],
            },
            new(
                "5 folds, fresh weights, no copies",
                Protocol.Clean,
                "Fresh weights, and one rating for each user and item: what copies are worth.",
                input => Split.StratifiedFolds(Filter(input, copies: false), FoldCount, Seed))
            {
                Varies = Fresh,
                Changes = Change.Rows,
            },
        ],
        [
            Published("dot", new(null, 2.9, "after 6 epochs") { Others = ["MAE at first 4.4"] }, "dot-l2"),
            Published("dot + biases", null, "biased-l2"),
            Published(
                Final,
                new(null, .49, "random 80/20, seed 42, 5 epochs")
                {
                    MoreMae = [.43],
                    MaeByEpoch = [.5116, .4608, .4375],
                    Others = ["gain by the original's own summary: MAE 2.4 → 0.5"],
                },
                "tower-mlp"),
        ],
        [
            "The original's rows: reviews of verified purchases, joined with the metadata, of 2018; users with one of them dropped, then "
            + "items with one of what is left.",
            "Adam starts anew in each fold; Keras goes on with its moments where weights are carried over."])
    {
        Finals = [Final],
        Original = new(
            "Amazon Movies and TV, verified reviews of 2018 with metadata: 116,700 rows",
            "random 80/20, seed 42, five epochs; then folds that go on from a model of all rows",
            [new("2018/Movies_and_TV", SetPart.Reviews), new("2018/Movies_and_TV", SetPart.Metadata)]),
        CountKept = input => Filter(input).Count,
        LacksOfOriginal = input => input.Catalog is null ? $"no {Metadata} beside it to join with" : null,
        NotesOfRun = TakenWhole,
        Findings = MoviesFindings.Of,
    };

    private static StudyModel Published(string name, Reported? reported, string model) => StudyModel.Create(
        name,
        reported,
        fold => new(
            ModelZoo.Build(model, new ModelOptions()),
            Recipe.For(model) with { Metrics = fold.Split.Validation.Count > 0 ? [MaeMetric] : null },
            []));

    /// <summary>What the original looks at after each epoch.</summary>
    private static Metric MaeMetric { get; } = Metric.Mean(StudyCharts.Mae, (predicted, actual) => Math.Abs(predicted - actual));

    private static Ratings Filter(StudyInput input) => Filter(input, copies: true);

    private static Ratings Filter(StudyInput input, bool copies)
    {
        var ratings = input.Catalog is { } catalog ? CatalogRows.Known(input.Ratings, catalog) : input.Ratings;
        if (IsOfTheYear(input)) ratings = ratings.Between(First, NotAnyMore);
        return (copies ? ratings : ratings.WithoutCopies()).WithMoreThan(perUser: 1, perItem: 0).WithMoreThan(perUser: 0, perItem: 1);
    }

    /// <summary>A stand-in of one year would leave next to nothing.</summary>
    private static bool IsOfTheYear(StudyInput input) => input.Data.KeptRows is not null;

    /// <summary>Which steps of the original's filter these data don't take.</summary>
    private static string[] TakenWhole(StudyInput input) =>
    [
        .. input.Data.VerifiedOnly ? Array.Empty<string>() : ["Taken as they are, whether the purchase was verified or not."],
        .. input.Catalog is null ? ["Taken as they are, without metadata to join with."] : Array.Empty<string>(),
        .. IsOfTheYear(input) ? Array.Empty<string>() : ["Taken of all years."],
    ];
}
