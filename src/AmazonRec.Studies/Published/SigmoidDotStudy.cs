using AmazonRec.Data;
using AmazonRec.Data.Downloads;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Running;
using AmazonRec.Training;


namespace AmazonRec.Studies.Published;

/// <summary>Ratings scaled to 0..1, and a sigmoid of the dot of two embeddings.</summary>
public static class SigmoidDotStudy
{
    private const int Factors = 50; // of both readings; as the zoo has the first

    /// <summary>The study.</summary>
    public static Study Study { get; } = new(
        "sigmoid-dot",
        "Sigmoid of a dot product on scaled ratings",
        [
            new("Musical_Instruments_5.json", DataKind.StandIn, "Amazon Musical Instruments 2014, 5-core", "musical-instruments"),
            new("video_games_20_ratings_5_fact.csv", DataKind.StandIn, "Amazon Video Games 2014, users with > 20 ratings", "video-games"),
        ],
        [
            new(
                "as reported",
                Protocol.AsReported,
                "80 % training rows, reported on the other 20 %; copies are kept.",
                input => [Split.Random(input.Ratings, test: 0.2, seed: 0).AsReported()]),
            new(
                "clean",
                Protocol.Clean,
                "The same with one rating for each user and item.",
                input => [Split.Random(input.Ratings.WithoutCopies(), test: 0.2, seed: 0)]),
        ],
        [
            StudyModel.Create(
                "sigmoid of dot",
                null,
                fold =>
                    new(ModelZoo.Build("sigmoid-dot", new ModelOptions { OutputRange = RangeOf(fold) }), Recipe.For("sigmoid-dot"), [])),
            StudyModel.Create(
                "dense sigmoid over dot",
                null,
                fold => new(SigmoidDot.Create(Factors, RangeOf(fold), weighed: true), Recipe.For("sigmoid-dot"), [])),
        ],
        [
            "No data and no number were published; the sigmoid reaches from the lowest to the highest rating, which is what scaling to "
            + "0..1 and back comes to.",
            "The text can be read in two ways, and both run: the sigmoid of the dot product itself, and a dense layer of one unit with a "
            + "sigmoid over the dot product, which learns a weight and a bias beside it."])
    {
        Findings = SigmoidDotFindings.Of,
        Finals = ["sigmoid of dot"],
        Original = new(
            "not named: the text gives neither data nor code; Musical Instruments 2014 is our choice",
            "random 80/20 is our choice",
            [new("2014/Musical_Instruments", SetPart.FiveCore)])
        {
            IsKnown = false,
        },
    };

    private static RatingRange RangeOf(StudyFold fold) => new(fold.Split.Train.Value.Min(), fold.Split.Train.Value.Max());
}
