using AmazonRec.Data;
using AmazonRec.Data.Downloads;
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
            new("copies kept", Protocol.Clean, "Clean but for the copies: what they are worth.", input => [Random(Kept(input))])
            {
                Varies = "clean",
                Changes = Change.Rows,
            },
        ],
        [
            StudyModel.Create(
                "MF",
                new(1.5478, null, "validation loss 2.3957; stopped on the test rows"),
                _ => new(DotMf.Create(factors: 10), Recipe.For("dot-mf"), [])),
            StudyModel.Create(
                "MLP",
                new(1.0620, null, "validation loss 1.1279 at epoch 9; stopped on the test rows"),
                _ => new(ConcatMlp.Create(factors: 32, hidden: 1024, dropout: 0.2f), Recipe.For("concat-mlp"), [])),
            StudyModel.Create("MLP + text", new(1.0528, null, "validation loss 1.1083 at epoch 4; stopped on the test rows"), fold =>
            {
                var text = ItemContent.Words(fold);
                return new(HybridText.Create(text.Width), Recipe.For("hybrid-text"), [text]);
            })
            with
            { Lacks = ItemContent.NoCatalog },
        ],
        [
            "The original shows no baseline; ours are fitted on the same training rows.",
        ])
    {
        Finals = ["MLP + text", "MLP"],
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

    private static string TextNote(PretrainedWords? pretrained) =>
        $"Text: word2vec learned from the products' own texts, {Beginning(pretrained)}, and scaled to a mean "
        + "square length of 1, as otherwise training with the published learning rate can diverge. Products without text have the "
        + "mean of the others and a flag; the original dropped them.";

    private static string Beginning(PretrainedWords? pretrained) => pretrained is null
        ? "without the original's pretrained vectors"
        : $"beginning with {pretrained.File} (SHA-256 {pretrained.Hash}..., {pretrained.Width:N0} numbers a word), which has "
            + $"{pretrained.Found:N0} of their words";

    private static Ratings Kept(StudyInput input) => input.Once("kept", () => Filter(input.Ratings));

    private static Ratings KeptOnce(StudyInput input) => input.Once("kept once", () => Filter(input.Ratings.WithoutCopies()));

    private static Ratings Filter(Ratings ratings) => ratings.WithMoreThan(perUser: 10, perItem: 10);

    private static Split Random(Ratings ratings) => Split.Random(ratings, test: 0.3, validation: 0.1, seed: 0);
}
