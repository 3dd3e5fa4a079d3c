using System.Globalization;
using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Downloads;
using AmazonRec.Engines;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;
using AmazonRec.Training;


namespace AmazonRec.Studies.Published;

/// <summary>fastai's collaborative filtering ladder on the electronics file of the marketing-bias data.</summary>
public static class FastaiStudy
{
    /// <summary>The first step.</summary>
    internal const string Dot = "dot";

    /// <summary>The second step.</summary>
    internal const string Range = "dot in a sigmoid range";

    /// <summary>The step that the original ends with.</summary>
    internal const string Net = "neural net";

    private const int Drawn = 10_000;
    private static readonly RatingRange Wide = new(0, 5.5f);

    /// <summary>The study.</summary>
    public static Study Study { get; } = new(
        "fastai",
        "fastai collaborative filtering: dot, sigmoid range, biases, weight decay, neural net",
        [
            new(
                "df_electronics.csv",
                DataKind.Full,
                "Amazon Electronics of the marketing-bias data",
                "full",
                KeptRows: 1_292_954)
            {
                DrawnRows = Drawn,
                TakenAs = "10,000 rows, users x categories",
                BadRows = 1,
                Columns = ["_", "user", "rating", "timestamp", "_", "item", "_", "_", "_", "_"],
            },
            new(
                "ratings_Electronics.first50k.csv",
                DataKind.StandIn,
                "Amazon Electronics 2014, first rows",
                "electronics-2014") { DrawnRows = Drawn, TakenAs = "10,000 of them, users x items" },
            new("u.data", DataKind.StandIn, "MovieLens 100k", "movielens-100k") { Users = "u.user" },
        ],
        [
            new(
                "as reported",
                Protocol.AsReported,
                "80 % training rows, five epochs, reported on the other 20 %, which nothing stops on; users and items without training rows "
                + "have rows near zero, from which the network answers.",
                input => [Split.Random(Sample(input), test: 0.2, seed: 42).AsReported()]) { AnswersUnknownByZeros = true },
            new(
                "clean",
                Protocol.Clean,
                "The same with one rating for each user and item; bias estimates answer for users and items without training rows.",
                input => [Split.Random(Sample(input).WithoutCopies(), test: 0.2, seed: 42)]),
        ],
        [
            Step(Dot, "dot-product", weightDecay: 0) with { Reported = Printed(18.40) },
            Step(Range, "sigmoid-dot", weightDecay: 0, Wide) with { Reported = Printed(3.473) },
            Step("with biases", "biased-mf", weightDecay: 0, Wide) with { Reported = Printed(3.408) },
            Step("with biases and weight decay", "biased-mf", weightDecay: 0.1, Wide),
            Step(Net, "collab-nn", weightDecay: 0.1, Wide) with { Reported = Printed(2.233) },
            Step("neural net, two layers", "embedding-nn", weightDecay: 0.1, Wide),
        ],
        [
            "The original takes 10,000 rows at random and learns users x categories; on other data items take the place of categories, "
            + "and of MovieLens all rows are taken.",
            "The published numbers are validation losses as the source prints them, mean squared errors. The ladder's numbers on "
            + "MovieLens 100k are checked by 'external'.",
            $"{Nothing.Name} and {Middle.Name} are what the dot product and the sigmoid range say before they have learned anything."])
    {
        Finals = [Net],
        Original = new(
            "Amazon Electronics of the marketing-bias data, 10,000 rows at random, users x categories",
            "random 80/20, five epochs, the last one's validation loss",
            [new("marketbias/electronics", SetPart.Ratings)]),
        CountKept = input => input.Ratings.Count + input.Ratings.BadRows.Count,
        Baselines = [Nothing, Middle],
        Groups = Groups,
        Findings = FastaiFindings.Of,
    };

    /// <summary>What a dot product of factors near zero says.</summary>
    internal static Baseline Nothing => Constant(0);

    /// <summary>What a sigmoid range says of factors and biases near zero.</summary>
    internal static Baseline Middle => Constant(MiddleOfRange);

    /// <summary>Of the sigmoid range, in stars.</summary>
    internal static float MiddleOfRange => (Wide.Min + Wide.Max) / 2;

    private static Baseline Constant(float rating) => new(
        string.Create(CultureInfo.InvariantCulture, $"always {rating:0.##}"), _ => new ConstantRating(rating));

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

    /// <summary>What the original's charts show; where the study takes categories for items, items are read anew.</summary>
    private static GroupedRatings Groups(StudyInput input)
    {
        if (input.Data.Columns is null)
        {
            // Genres alone are too few words for the features that metadata of a study are read for.
            var genres = input.Users is null ? null : input.Data.Beside("u.item")?.Path;
            return GroupedRatings.Measure(input.Ratings, input.Users, genres is null ? null : Catalog.Read(genres));
        }

        var (source, options) = (input.Data.Source, new ReadOptions { SkipBadRows = input.Data.BadRows });
        return GroupedRatings.Measure(
            Ratings.Read(source, options),
            UserProfiles.Read(source, options),
            Catalog.Read(source, new CatalogOptions { SkipBadRows = input.Data.BadRows }));
    }

    private static Ratings Sample(StudyInput input) =>
        input.Data.DrawnRows is { } rows && rows < input.Ratings.Count ? input.Ratings.SampleRows(rows, seed: 42) : input.Ratings;
}
