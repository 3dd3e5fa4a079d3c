using AmazonRec.Data;

namespace AmazonRec.Studies.Lists;

/// <summary>The studies of lists by name.</summary>
public static class ListStudies
{
    private static readonly ListRanker[] Neighbours = [ListRanker.Tuned("item-knn"), ListRanker.Tuned("rp3beta")];

    /// <summary>MovieLens 100k as benchmarks of recommenders have it, and our own protocol on other ratings.</summary>
    public static ListStudy Lists { get; } = new(
        "lists",
        "Lists of ten, of ratings",
        "A quarter of each item's ratings is held out, drawn anew with each seed; every item that a user has not rated in training is "
        + "ranked, and every held-out one is relevant, whatever its stars.",
        [
            new("u.data", DataKind.Full, "MovieLens 100k", "movielens-100k"),
            Other("Musical_Instruments_5.json", "Amazon Musical Instruments 2014, 5-core", "musical-instruments"),
            Other("video_games_20_ratings_5_fact.csv", "Amazon Video Games 2014, users with > 20 ratings", "video-games"),
            Other("Gift_Cards_5.json", "Amazon Gift Cards 2018, 5-core", "gift-cards"),
            Other("Magazine_Subscriptions_5.json", "Amazon Magazine Subscriptions 2018, 5-core", "magazines"),
            Other("AMAZON_FASHION_5.json", "Amazon Fashion 2018, 5-core", "fashion-5"),
        ],
        ["precision@10", "recall@10", "map@10 over all relevant", "ndcg@10"],
        [
            .. Neighbours,
            ListRanker.Tuned("ease"),
            ListRanker.Tuned("als"),
            ListRanker.Named("bpr-mf"),
            ListRanker.Named("lightgcn") with { IsSlow = true },
            ListRanker.Named("neumf") with { IsSlow = true },
            ListRanker.Auto,
        ],
        (_, ratings, seed) => new ListRows(new SplitPlan
        {
            Method = SplitMethod.PerItem,
            Test = 0.25,
            Seed = seed,
        }.Make(ratings.WithEachReviewOnce())),
        [
            "The parameters of each of our rankers, and the shares of auto, are chosen by validation rows: a tenth of the training rows. "
            + "The last fit has them, too.",
            "The published figures are of another draw of the same kind of split. MAP divides by all relevant items of a user.",
        ])
    {
        Published = name => name == "movielens-100k" ? MovieLens : [],
        RunsOnSample = true,
    };

    /// <summary>Neural collaborative filtering's protocol: one held-out item among given ones.</summary>
    public static ListStudy Ncf { get; } = new(
        "ncf",
        "One item among a hundred: deep collaborative filtering on Amazon data",
        "Each user's last item is ranked among 99 given ones that the user has not taken; ties count half.",
        [
            new("AMusic.train.rating", DataKind.Full, "Amazon Music, as DeepCF has it", "music"),
            new("AToy.train.rating", DataKind.Full, "Amazon Toys, as DeepCF has it", "toys"),
        ],
        ["hit@10", "ndcg@10"],
        [
            .. Neighbours,
            ListRanker.Tuned("ease"),
            ListRanker.Tuned("als") with { IsAlsoChosenOnTest = true },
            ListRanker.Named("gmf") with { IsSlow = true },
            ListRanker.Named("mlp") with { IsSlow = true },
            ListRanker.Named("neumf") with { IsSlow = true },
            ListRanker.Auto,
        ],
        GivenRows,
        [
            "The published figures are those of the epoch that is best on the test rows. Ours choose parameters, epochs and shares by one "
            + "held-out training row of each user; the last fit has these rows, too. The line that is chosen on test rows shows what that "
            + "would bring, and is no result.",
            "Items without training rows come last on our lists: nothing is known of them.",
            Evaluation.Ranking.SampledRanking.Warning,
        ])
    {
        Published = name => name switch { "music" => Music, "toys" => Toys, _ => [] },
    };

    /// <summary>What comes next in a sequence of purchases.</summary>
    public static ListStudy Sequences { get; } = new(
        "sequences",
        "The next item of a sequence: Amazon Beauty",
        "Each user's last item is ranked among all items that the user has not taken; the one before it is the validation row.",
        [new("Beauty.txt", DataKind.Full, "Amazon Beauty 2014, 5-core, as sequences", "beauty")],
        ["hit@10", "ndcg@10"],
        [
            ListRanker.Tuned("item-knn"),
            ListRanker.Tuned("sequential-knn"),
            ListRanker.Tuned("ease"),
            ListRanker.Tuned("als"),
            ListRanker.Auto,
            ListRanker.Named("sasrec", "epochs=12") with { IsSlow = true },
        ],
        (_, ratings, seed) => new ListRows(new SplitPlan { Method = SplitMethod.LeaveOneOut, Seed = seed }.Make(ratings)),
        [
            "Parameters, epochs and shares are chosen by the validation rows; the last fit has them, too.",
            "The published figures are collected in later papers on the same file.",
            "auto blends what needs no plug-in; sasrec runs on libtorch.",
        ])
    {
        Published = name => name == "beauty" ? Beauty : [],
        Seeds = [42],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ListStudy> All { get; } = [Lists, Ncf, Sequences];

    /// <summary>The one of a name; null where there is none.</summary>
    public static ListStudy? Known(string name) => All.FirstOrDefault(study => study.Name == name);

    private static IReadOnlyList<PublishedLists> MovieLens =>
    [
        Of("BiVAE", .4118, .2191, .1461, .4751),
        Of("BPR", .3882, .2125, .1325, .4420),
        Of("LightGCN, 50 epochs", .3796, .1960, .1209, .4530),
        Of("NCF", .3473, .1808, .1077, .3961),
        Of("SAR", .3308, .1764, .1106, .3825),
        Of("SVD, of ratings", .0912, .0328, .0129, .0959),
    ];

    private static IReadOnlyList<PublishedLists> Music =>
    [
        Best("ItemPop", .2483, .1304), Best("eALS", .3711, .2352), Best("DMF", .3744, .2149), Best("NeuMF", .3891, .2391),
        Best("CFNet-rl", .3947, .2504), Best("CFNet-ml", .4071, .2420), Best("CFNet", .4116, .2601),
    ];

    private static IReadOnlyList<PublishedLists> Toys =>
    [
        Best("ItemPop", .2840, .1518), Best("eALS", .3717, .2434), Best("DMF", .3535, .2016), Best("NeuMF", .3650, .2155),
        Best("CFNet-rl", .3746, .2271), Best("CFNet-ml", .3931, .2293), Best("CFNet", .4150, .2513),
    ];

    private static IReadOnlyList<PublishedLists> Beauty =>
    [
        Next("PopRec", "", .0152, .0068), Next("GRU4Rec", "Hidasi et al. 2016", .0283, .0137),
        Next("SASRec", "Kang and McAuley 2018", .0605, .0318), Next("SASRec, full cross-entropy", "later papers", .083, .0416),
        Next("S3-Rec", "Zhou et al. 2020", .0647, .0327), Next("ICLRec", "Chen et al. 2022", .0744, .0403),
        Next("BSARec", "Shin et al. 2024", .1008, .0611),
    ];

    private static StudyFile Other(string name, string label, string shortName) => new(name, DataKind.StandIn, label, shortName);

    private static PublishedLists Of(string model, double precision, double recall, double map, double ndcg) =>
        new(model, "recommenders-team/recommenders, benchmark", new Dictionary<string, double>
        {
            ["precision@10"] = precision,
            ["recall@10"] = recall,
            ["map@10 over all relevant"] = map,
            ["ndcg@10"] = ndcg,
        });

    private static PublishedLists Best(string model, double hit, double ndcg) => Next(model, "Deng et al. 2019 (DeepCF)", hit, ndcg) with
    {
        Note = "epoch chosen on the test rows",
    };

    private static PublishedLists Next(string model, string source, double hit, double ndcg) =>
        new(model, source, new Dictionary<string, double> { ["hit@10"] = hit, ["ndcg@10"] = ndcg });

    /// <summary>The rows of DeepCF's three files.</summary>
    private static ListRows GivenRows(StudyData data, Ratings ratings, ulong seed)
    {
        var (test, negatives) = (Beside("test.rating"), Beside("test.negative"));
        var split = Data.Split.FromParts(
            ratings.WithItems(GivenNegatives.ItemsOf(negatives)),
            Ratings.Read(test),
            new SplitPlan { Method = SplitMethod.LeaveOneOut, Seed = seed });
        return new ListRows(split, GivenNegatives.Read(negatives, split.Test.Users, split.Test.Items).For(split.Test));

        string Beside(string part)
        {
            var name = Path.GetFileName(data.Source.Name).Replace(".gz", "").Replace("train.rating", part);
            return data.Beside(name)?.Path ?? throw new FileNotFoundException(
                $"{data.Source.Name}: has no {name} beside it. The study takes all three files: train.rating, test.rating, test.negative.");
        }
    }
}
