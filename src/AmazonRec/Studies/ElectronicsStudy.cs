using AmazonRec.Data;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Studies;

/// <summary>
/// The Keras hybrid recommender on Amazon Electronics 2018: matrix factorisation, then an MLP. (Its third step adds text, once text
/// features are here.)
/// </summary>
public static class ElectronicsStudy
{
    /// <summary>The study.</summary>
    public static Study Study { get; } = new(
        "electronics",
        "Keras recommender on Amazon Electronics 2018: MF, then MLP",
        [
            new("Electronics.csv", DataKind.Full, "Amazon Electronics 2018, all ratings", "full", KeptRows: 3_307_989),
            new("Appliances.csv", DataKind.StandIn, "Amazon Appliances 2018, all ratings", "appliances"),
            new("video_games_20_ratings_5_fact.csv", DataKind.StandIn, "Amazon Video Games 2014, users with > 20 ratings", "video-games"),
            new("Musical_Instruments_5.json", DataKind.StandIn, "Amazon Musical Instruments 2014, 5-core", "musical-instruments"),
        ],
        ratings => ratings.WithMoreThan(perUser: 10, perItem: 10),
        ratings => Split.Random(ratings, test: 0.3, validation: 0.1, seed: 0),
        [
            new("MF", DotMf.Create(factors: 10), Recipe.For("dot-mf"), new(1.5478, null, "validation loss 2.3957; stopped on the test rows")),
            new("MLP", ConcatMlp.Create(factors: 32, hidden: 1024, dropout: 0.2f), Recipe.For("concat-mlp"), new(1.0620, null, "validation loss 1.1279 at epoch 9; stopped on the test rows")),
        ],
        [
            "As reported: 70 % training rows, and training stops on the very 30 % that are reported on; copies of user and item are kept.",
            "Clean: 60 % training rows, stopped on another 10 %, reported on 30 % that nothing looked at; one rating for each user and item.",
            "The original shows no baseline; ours are fitted on the same training rows.",
        ]);
}
