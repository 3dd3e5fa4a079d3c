using AmazonRec.Data;
using AmazonRec.Data.Downloads;
using AmazonRec.Engines;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Running;
using AmazonRec.Training;


namespace AmazonRec.Studies.Published;

/// <summary>fastai's collaborative filtering ladder on the electronics file of the marketing-bias data.</summary>
public static class FastaiStudy
{
    private const int Rows = 10_000;
    private static readonly RatingRange Wide = new(0, 5.5f);

    /// <summary>The study.</summary>
    public static Study Study { get; } = new(
        "fastai",
        "fastai collaborative filtering: dot, sigmoid range, biases, weight decay, neural net",
        [
            new(
                "df_electronics.csv",
                DataKind.Full,
                "Amazon Electronics of the marketing-bias data, users x categories, 10,000 rows",
                "full",
                KeptRows: Rows)
            {
                Columns = ["_", "user", "rating", "timestamp", "_", "item", "_", "_", "_", "_"],
            },
            new("u.data", DataKind.StandIn, "MovieLens 100k", "movielens-100k"),
            new("ratings_Electronics.first50k.csv", DataKind.StandIn, "Amazon Electronics 2014, first rows", "electronics-2014"),
        ],
        [
            new(
                "as reported",
                Protocol.AsReported,
                "80 % training rows, five epochs, reported on the other 20 %, which nothing stops on.",
                input => [Split.Random(Sample(input), test: 0.2, seed: 42).AsReported()]),
            new(
                "clean",
                Protocol.Clean,
                "The same with one rating for each user and item.",
                input => [Split.Random(Sample(input).WithoutCopies(), test: 0.2, seed: 42)]),
        ],
        [
            Step("dot", "dot-product", weightDecay: 0) with { Reported = Printed(18.40) },
            Step("dot in a sigmoid range", "sigmoid-dot", weightDecay: 0, Wide) with { Reported = Printed(3.473) },
            Step("with biases", "biased-mf", weightDecay: 0, Wide) with { Reported = Printed(3.408) },
            Step("with biases and weight decay", "biased-mf", weightDecay: 0.1, Wide),
            Step("neural net", "collab-nn", weightDecay: 0.1, Wide) with { Reported = Printed(2.233) },
            Step("neural net, two layers", "embedding-nn", weightDecay: 0.1, Wide),
        ],
        [
            "The original takes 10,000 rows at random and learns users x categories; other data are taken whole, users x items.",
            "The published numbers are validation losses as the source prints them, mean squared errors. The ladder's numbers on "
            + "MovieLens 100k are checked by 'external'."])
    {
        Finals = ["neural net"],
        Original = new(
            "Amazon Electronics of the marketing-bias data, 10,000 rows at random, users x categories",
            "random 80/20, five epochs, the last one's validation loss",
            [new("marketbias/electronics", SetPart.Ratings)]),
        CountKept = input => Sample(input).Count,
    };

    private static Reported Printed(double mse) => Reported.OfMse(mse, "validation loss as printed, users x categories");

    private static StudyModel Step(string name, string model, double weightDecay, RatingRange? range = null)
    {
        return StudyModel.Create(name, reported: null, fold =>
        {
            var recipe = Recipe.For(model);
            var shape = new Models.ModelShape(fold.Split.Train.Users.Count, fold.Split.Train.Items.Count);
            var options = new ModelOptions { OutputRange = range, Inputs = new ModelInputs(shape, new Dictionary<string, int>()) };
            return new(
                ModelZoo.Build(model, options),
                recipe with { Optimizer = ((AdamW)recipe.Optimizer) with { WeightDecay = weightDecay } },
                []);
        });
    }

    private static Ratings Sample(StudyInput input) =>
        input.Data.KeptRows is null || input.Ratings.Count <= Rows ? input.Ratings : input.Ratings.SampleRows(Rows, seed: 42);
}
