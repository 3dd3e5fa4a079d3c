using AmazonRec.Data;
using AmazonRec.Data.Downloads;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Running;
using AmazonRec.Training;


namespace AmazonRec.Studies.Published;

/// <summary>Keras embeddings on Amazon Movies and TV 2018, and their cross-validation.</summary>
public static class MoviesStudy
{
    private const ulong Seed = 42;
    private const int FoldCount = 5;
    private static readonly DateOnly First = new(2018, 1, 1);
    private static readonly DateOnly Last = new(2018, 12, 31);

    /// <summary>The study.</summary>
    public static Study Study { get; } = new(
        "movies",
        "Keras embeddings on Amazon Movies and TV 2018: dot, biases, MLP tower",
        [
            new("Movies_and_TV.json", DataKind.Full, "Amazon Movies and TV 2018, reviews of 2018", "full", KeptRows: 116_700),
            new("Movies_and_TV.csv", DataKind.Full, "Amazon Movies and TV 2018, ratings of 2018", "full", KeptRows: 116_700),
            new("u.data", DataKind.StandIn, "MovieLens 100k", "movielens-100k"),
            new("video_games_20_ratings_5_fact.csv", DataKind.StandIn, "Amazon Video Games 2014, users with > 20 ratings", "video-games"),
        ],
        [
            new(
                "as reported",
                Protocol.AsReported,
                "80 % training rows, five or six epochs, nothing stopped early; copies are kept.",
                input => [Split.Random(Filter(input), test: 0.2, seed: Seed).AsReported()]),
            new(
                "clean",
                Protocol.Clean,
                "The same with one rating for each user and item.",
                input => [Split.Random(Filter(input, copies: false), test: 0.2, seed: Seed)]),
            new(
                "5 folds, weights carried over",
                Protocol.AsReported,
                "Stratified folds; the same model goes on training from fold to fold, so that from the second fold on it has trained on "
                + "its test rows. Reported: MAE 0.40, deviation 0.00131.",
                input => Split.StratifiedFolds(Filter(input), FoldCount, Seed))
            {
                CarriesWeights = true,
                Models = ["MLP tower"],
            },
            new(
                "5 folds, fresh weights",
                Protocol.AsReported,
                "The same folds, each with weights of its own: what weights that have seen the test rows are worth.",
                input => Split.StratifiedFolds(Filter(input), FoldCount, Seed))
            {
                Varies = "5 folds, weights carried over",
                Changes = Change.Weights,
                Models = ["MLP tower"],
            },
            new(
                "5 folds, fresh weights, no copies",
                Protocol.Clean,
                "Fresh weights, and one rating for each user and item: what copies are worth.",
                input => Split.StratifiedFolds(Filter(input, copies: false), FoldCount, Seed))
            {
                Varies = "5 folds, fresh weights",
                Changes = Change.Rows,
            },
        ],
        [
            Published("dot", new(null, 2.9, "MAE after 6 epochs"), "dot-l2"),
            Published("dot + biases", null, "biased-l2"),
            Published("MLP tower", new(null, 0.43, "MAE 0.43 to 0.49; 0.40 in folds that carry weights over"), "tower-mlp"),
        ],
        [
            "The original's rows are those of 2018 by users and of items with more than one; other data are taken whole, but for users "
            + "and items with one rating."])
    {
        Finals = ["MLP tower"],
        Original = new(
            "Amazon Movies and TV, verified reviews of 2018 with metadata: 116,700 rows",
            "random 80/20, seed 42, five epochs; then folds that go on from a model of all rows",
            [new("2018/Movies_and_TV", SetPart.Reviews), new("2018/Movies_and_TV", SetPart.Metadata)]),
        CountKept = input => Filter(input).Count,
    };

    private static StudyModel Published(string name, Reported? reported, string model) =>
        StudyModel.Create(name, reported, _ => new(ModelZoo.Build(model, new ModelOptions()), Recipe.For(model), []));

    private static Ratings Filter(StudyInput input) => Filter(input, copies: true);

    private static Ratings Filter(StudyInput input, bool copies)
    {
        var ratings = input.Data.KeptRows is null ? input.Ratings : input.Ratings.Between(First, Last);
        return (copies ? ratings : ratings.WithoutCopies()).WithMoreThan(perUser: 1, perItem: 1);
    }
}
