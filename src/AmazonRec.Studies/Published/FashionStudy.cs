using AmazonRec.Data;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Features;
using AmazonRec.Features.Text;
using AmazonRec.Features.Text.Cleaning;
using AmazonRec.Features.Text.Sources;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Running;
using AmazonRec.Training;


namespace AmazonRec.Studies.Published;

/// <summary>NeuMF with text and images on Amazon Fashion 2018: cosine and MLP branches, then titles and photos.</summary>
public static class FashionStudy
{
    private const int TextWidth = 64;

    /// <summary>The study.</summary>
    public static Study Study { get; } = new(
        "fashion",
        "Keras NeuMF with text and images on Amazon Fashion 2018",
        [
            new("AMAZON_FASHION.json", DataKind.Full, "Amazon Fashion 2018, all reviews", "full")
            {
                Metadata = "meta_AMAZON_FASHION.json",
                Pictures = "fashion-photos",
            },
            new("AMAZON_FASHION_5.json", DataKind.StandIn, "Amazon Fashion 2018, 5-core", "fashion-5"),
            new(
                "Gift_Cards_5.json",
                DataKind.StandIn,
                "Amazon Gift Cards 2018, 5-core",
                "gift-cards") { Metadata = "meta_Gift_Cards.json" },
        ],
        [
            new(
                "as reported",
                Protocol.AsReported,
                "5-star reviews down-sampled to the number of 3-star ones before the split; 80 % training rows; training stops on the "
                + "20 % that are reported on; copies are kept.",
                input => [Random(Balanced(Filter(input.Ratings)), validation: 0).AsReported()]),
            new(
                "clean",
                Protocol.Clean,
                "One row for each user and text, the stars as they come, 70 % training rows, stopped on another 10 %.",
                input => [Split.Grouped(input.Ratings.WithEachReviewOnce(), test: 0.2, validation: 0.1, seed: Seed)]),
            new(
                "copies removed",
                Protocol.AsReported,
                "As reported, but one row for each user and text: what copies are worth.",
                input => [Random(Balanced(input.Ratings.WithEachReviewOnce()), validation: 0).AsReported()])
            {
                Varies = "as reported",
                Changes = Change.Rows,
            },
            new(
                "fewer training rows",
                Protocol.AsReported,
                "As reported, but 10 % of the rows are left out of training: what fewer training rows cost.",
                input => [Random(Balanced(Filter(input.Ratings)), validation: 0.1).StoppedOnTest()])
            {
                Varies = "as reported",
                Changes = Change.TrainingRows,
            },
            new(
                "stopped on validation rows",
                Protocol.Clean,
                "Fewer training rows, and the 10 % that were left out decide when to stop: what looking at the test rows is worth.",
                input => [Random(Balanced(Filter(input.Ratings)), validation: 0.1)])
            {
                Varies = "fewer training rows",
                Changes = Change.Stopping,
            },
            new(
                "stars as they come",
                Protocol.AsReported,
                "As reported, but without down-sampling: what other stars than the shop's are worth.",
                input => [Random(Filter(input.Ratings), validation: 0).AsReported()])
            {
                Varies = "as reported",
                Changes = Change.Rows,
            },
        ],
        [
            Hybrid("cosine", HybridBranches.Dot),
            Hybrid("cosine + MLP", HybridBranches.Dot | HybridBranches.Mlp),
            Hybrid("+ text", HybridBranches.Dot | HybridBranches.Mlp | HybridBranches.Text),
            Hybrid("+ images", HybridBranches.Dot | HybridBranches.Mlp | HybridBranches.Image),
            Hybrid("+ text + images", HybridBranches.All) with
            {
                Reported = new(0.75259, 0.51566, "stopped on the test rows") { Pearson = 0.82009 },
            },
            StudyModel.Create(
                "+ other reviews' text",
                null,
                fold =>
                    Plan(
                        fold,
                        [ItemContent.ReviewTopics(fold, TextWidth, FeatureScaling.Standardize)],
                        HybridBranches.Dot | HybridBranches.Mlp | HybridBranches.Text))
                with
            { Lacks = ItemContent.NoReviews },
            StudyModel.Create(
                "+ target review's text (leak)",
                null,
                fold => Plan(fold, [Leaky(fold)], HybridBranches.Dot | HybridBranches.Mlp | HybridBranches.Text))
                with
            { Lacks = input => ItemContent.NoReviews(input), OnlyAsReported = true },
        ],
        [
            "Images: 512 standardised numbers of ResNet-18 at 224 by 224 pixels, in place of VGG16 at 32 by 32.",
            "The 5-core's eight clones share their reviews, so a user's mean finds most test rows among its training rows.",
            "The leak: the words of the very review that is to be predicted, summed over an item's reviews.",
        ])
    {
        JudgesByPearson = true,
        Finals = ["+ text + images", "+ text", "+ images", "cosine + MLP"],
    };

    private const ulong Seed = 42;

    private static StudyModel Hybrid(string name, HybridBranches branches)
    {
        var (text, image) = (branches.HasFlag(HybridBranches.Text), branches.HasFlag(HybridBranches.Image));
        return StudyModel.Create(name, reported: null, fold =>
        {
            var features = new List<ItemFeatures>();
            if (text) features.Add(ItemContent.Titles(fold));
            if (image) features.Add(ItemContent.Photos(fold, width: null, FeatureScaling.Standardize));
            return Plan(fold, features, branches);
        })
        with
        {
            Lacks = input => (text ? ItemContent.NoCatalog(input) : null)
                ?? (image ? ItemContent.NoPictures(input) ?? PretrainedContent.Lacks(input) : null),
        };
    }

    private static TrainingPlan Plan(StudyFold fold, IReadOnlyList<ItemFeatures> features, HybridBranches branches)
    {
        var options = Recipe.For("hybrid-text-image", new ModelOptions { Branches = branches });
        int Width(string name) => features.FirstOrDefault(f => f.Name == name)?.Width ?? 1;
        return new(HybridTextImage.Create(Width(ItemContent.Text), Width(ItemContent.Image), branches), options, features);
    }

    private static ItemFeatures Leaky(StudyFold fold)
    {
        var texts = ReviewTexts.WithTargets(fold.Input.Reviews, fold.Setting.Protocol, TextCleaner.Markup);
        return FeatureAlignment.Align(TextFeatures.OfTerms(texts, TextWidth), fold.Split.Train, FeatureScaling.None, ItemContent.Text);
    }

    private static Ratings Filter(Ratings ratings) => ratings.WithMoreThan(perUser: 1, perItem: 4);

    private static Ratings Balanced(Ratings ratings) => ratings.Balanced(star: 5, asManyAs: 3, Seed);

    /// <summary>The filter comes last: a count of copies is no count of opinions.</summary>

    private static Split Random(Ratings ratings, double validation) => Split.Random(ratings, test: 0.2, validation, Seed);
}
