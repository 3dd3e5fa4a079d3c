using AmazonRec.Data;
using AmazonRec.Data.Downloads;
using AmazonRec.Engines;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Features.Text.Words;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Running;
using AmazonRec.Training;


namespace AmazonRec.Studies.Published;

/// <summary>The Keras hybrid recommender on Amazon Electronics 2018: matrix factorisation, then an MLP, then the MLP with text.</summary>
public static class ElectronicsStudy
{
    /// <summary>The study.</summary>
    public static Study Study { get; } = new(
        "electronics",
        "Keras recommender on Amazon Electronics 2018: MF, MLP, MLP with text",
        [
            new(
                "Electronics.csv",
                DataKind.Full,
                "Amazon Electronics 2018, all ratings",
                "full",
                KeptRows: 3_307_989) { Metadata = "meta_Electronics.json" },
            new(
                "Appliances.csv",
                DataKind.StandIn,
                "Amazon Appliances 2018, all ratings",
                "appliances") { Metadata = "meta_Appliances.json" },
            new("video_games_20_ratings_5_fact.csv", DataKind.StandIn, "Amazon Video Games 2014, users with > 20 ratings", "video-games"),
            new("u.data", DataKind.StandIn, "MovieLens 100k with plots", "movielens-100k") { Metadata = "items.csv" },
            new("Musical_Instruments_5.json", DataKind.StandIn, "Amazon Musical Instruments 2014, 5-core", "musical-instruments"),
            new(
                "synthetic_ratings.csv",
                DataKind.Synthesized,
                "ratings of Electronics' shape, synthesized",
                "synthesized") { Metadata = "synthetic_meta.json" },
        ],
        [
            new(
                "as reported",
                Protocol.AsReported,
                "70 % training rows; training stops on the very 30 % that are reported on; copies of user and item are kept.",
                input => [Random(Kept(input)).AsReported()]),
            new(
                "clean",
                Protocol.Clean,
                "60 % training rows, stopped on another 10 %, reported on 30 % that nothing looked at; one rating for each user and item.",
                input => [Random(KeptOnce(input))]),
            new(
                "stopped on test rows",
                Protocol.AsReported,
                "Clean, the same 60 % trained on, but stopped on the test rows: what looking at them is worth.",
                input => [Random(KeptOnce(input)).StoppedOnTest()])
            {
                Varies = "clean",
                Changes = Change.Stopping,
            },
            new(
                "with the validation rows",
                Protocol.AsReported,
                "Stopped on the test rows, and the 10 % that were to decide are trained on as well: what more training rows are worth.",
                input => [Random(KeptOnce(input)).AsReported()])
            {
                Varies = "stopped on test rows",
                Changes = Change.TrainingRows,
            },
            new(
                "products with a title",
                Protocol.AsReported,
                "As reported, without the rows of products that have no title, as the original's model with text: other test rows.",
                input => [Random(Titled(input)).AsReported()])
            {
                Varies = "as reported",
                Changes = Change.Rows,
                Models = [MlpName, TextName],
                Lacks = NoneWithoutTitle,
            },
            new("copies kept", Protocol.Clean, "Clean but for the copies: what they are worth.", input => [Random(Kept(input))])
            {
                Varies = "clean",
                Changes = Change.Rows,
            },
        ],
        [
            StudyModel.Create(
                MfName,
                new(
                    1.5478,
                    null,
                    "momentum .99, as the code has it; validation loss 2.3957 at epoch 13 of the second training; stopped on the test rows"),
                _ => Mf(momentum: 0.99)),
            StudyModel.Create(CalmMfName, reported: null, _ => Mf(momentum: 0.9)),
            StudyModel.Create(
                FirstMlpName,
                Reported.OfMse(1.338, "the validation loss, that of the test rows, at which the first training stood"),
                _ => Mlp()),
            StudyModel.Create(
                MlpName,
                new(1.0620, null, "validation loss 1.1279 at epoch 9 of the second training; stopped on the test rows"),
                _ => Mlp() with { Then = [Sgd(epochs: 20, batch: 512, patience: 6) with { Seed = 1 }] }),
            StudyModel.Create(
                TextName,
                new(1.0528, null, "validation loss 1.1083 at epoch 4; stopped on the test rows; products with a title alone"),
                fold =>
                {
                    var text = ItemContent.Words(fold);
                    var options = Sgd(epochs: 20, batch: 1024, patience: 6);
                    options = options with { EarlyStopping = options.EarlyStopping! with { MinDelta = 0.001 } };
                    return new(HybridText.Create(text.Width), options, [text]);
                })
            with
            { Lacks = ItemContent.NoCatalog },
        ],
        [
            "The original shows no baseline; ours are fitted on the same training rows.",
            "MF: the original's code has a momentum of .99, its text says .9. The published number is of the code; both are run.",
            "MF and MLP are trained twice, as the original did: the second training begins with the weights that the first kept, and its "
            + "optimiser anew.",
        ])
    {
        Finals = [TextName, MlpName],
        ListsProducts = true,
        ShowsTraining = true,
        Findings = ElectronicsFindings.Of,
        Original = new(
            "Amazon Electronics 2018, products and users with more than 10 ratings: 3,307,989 rows",
            "random 70/30, seed 0; training stops on the 30 % that are reported on",
            [new("2018/Electronics", SetPart.Ratings), new("2018/Electronics", SetPart.Metadata)])
        {
            AlsoNeeds = "the word vectors it begins with (GoogleNews-vectors-negative300.bin.gz, from their owner): --pretrained FILE",
        },
        CountKept = input => Kept(input).Count,
        NotesOfRun = input => [TextNote(input.PretrainedWords)],
        ReadsWordVectors = true,
    };

    internal const string MfName = "MF";
    internal const string CalmMfName = "MF, momentum .9";
    internal const string FirstMlpName = "MLP, batch 1024 alone";
    internal const string MlpName = "MLP";
    internal const string TextName = "MLP + text";

    private static TrainingPlan Mf(double momentum)
    {
        var first = Sgd(epochs: 50, batch: 1024, patience: 3, momentum);
        return new(DotMf.Create(factors: 10), first, []) { Then = [first with { Epochs = 20, Seed = 1 }] };
    }

    private static TrainingPlan Mlp() =>
        new(ConcatMlp.Create(factors: 32, hidden: 1024, dropout: 0.2f), Sgd(epochs: 20, batch: 1024, patience: 6), []);

    private static TrainingOptions Sgd(int epochs, int batch, int patience, double momentum = 0.9) => new()
    {
        Epochs = epochs,
        BatchSize = batch,
        Optimizer = new Sgd(0.1, momentum),
        EarlyStopping = new(patience),
    };

    private static string TextNote(PretrainedWords? pretrained) =>
        $"Text: word2vec learned from the products' own texts, {Beginning(pretrained)}, and scaled to a mean "
        + "square length of 1, as otherwise training with the published learning rate can diverge. Products without text have the "
        + "mean of the others and a flag; the original dropped those without a title, as the setting 'products with a title' does.";

    private static string Beginning(PretrainedWords? pretrained) => pretrained is null
        ? "without the original's pretrained vectors"
        : $"beginning with {pretrained.File} (SHA-256 {pretrained.Hash}..., {pretrained.Width:N0} numbers a word), which has "
            + $"{pretrained.Found:N0} of their words";

    private static Ratings Kept(StudyInput input) => input.Once("kept", () => Filter(input.Ratings));

    private static Ratings Titled(StudyInput input) => input.Once("titled", () => CatalogRows.WithTitle(Kept(input), input.Catalog!));

    private static string? NoneWithoutTitle(StudyInput input) => ItemContent.NoCatalog(input)
        ?? (Titled(input).Count is var count && count == Kept(input).Count ? "every product has a title"
            : count == 0 ? "no product has a title" : null);

    private static Ratings KeptOnce(StudyInput input) => input.Once("kept once", () => Filter(input.Ratings.WithoutCopies()));

    private static Ratings Filter(Ratings ratings) => ratings.WithMoreThan(perUser: 10, perItem: 10);

    private static Split Random(Ratings ratings) => Split.Random(ratings, test: 0.3, validation: 0.1, seed: 0);
}
