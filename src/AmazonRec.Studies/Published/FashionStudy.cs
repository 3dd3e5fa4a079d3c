using AmazonRec.Data;
using AmazonRec.Data.Downloads;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Features;
using AmazonRec.Features.Text;
using AmazonRec.Features.Text.Cleaning;
using AmazonRec.Features.Text.Sources;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Running;
using AmazonRec.Training;


namespace AmazonRec.Studies.Published;

/// <summary>NeuMF with text and images on Amazon Fashion 2018: cosine and MLP branches, then titles and photos.</summary>
public static class FashionStudy
{
    private const int TextWidth = 64;
    private const int PhotoWidth = 512;

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
            new(
                "amazon2018-fashion-7reviews/reviews.csv",
                DataKind.StandIn,
                "Amazon Fashion 2018, users with at least 7 reviews",
                "fashion-7reviews"),
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
                "Items with at least 5 reviews, then users with at least 2 of what is left; 5-star reviews down-sampled to the number of "
                + "3-star ones before the split; 80 % training rows; training stops on the 20 % that are reported on, and the last "
                + "epoch's weights are kept; words of titles and scales of photos are learned from the items of all rows; copies are kept.",
                input => [Random(Balanced(Filter(input)), validation: 0).AsReported()])
            {
                KeepsLastEpoch = true,
                FitsContentOnAllRows = true,
            },
            new(
                "clean",
                Protocol.Clean,
                "One row for each user and text, the stars as they come, 70 % training rows, stopped on another 10 %, the best epoch's "
                + "weights; content is learned from the items of training rows.",
                input => [Split.Grouped(input.Ratings.WithEachReviewOnce(), test: 0.2, validation: 0.1, seed: Seed)]),
            new(
                "copies removed",
                Protocol.AsReported,
                "As reported, but of what the filter leaves one row for each user and text: what copies are worth.",
                input => [Random(Balanced(Filter(input).WithEachReviewOnce()), validation: 0).AsReported()])
            {
                Varies = "as reported",
                Changes = Change.Rows,
                KeepsLastEpoch = true,
                FitsContentOnAllRows = true,
            },
            new(
                "fewer training rows",
                Protocol.AsReported,
                "As reported, but 10 % of the rows are left out of training: what fewer training rows cost.",
                input => [Random(Balanced(Filter(input)), validation: 0.1).StoppedOnTest()])
            {
                Varies = "as reported",
                Changes = Change.TrainingRows,
                KeepsLastEpoch = true,
                FitsContentOnAllRows = true,
            },
            new(
                "stopped on validation rows",
                Protocol.Clean,
                "Fewer training rows, and the 10 % that were left out decide when to stop: what looking at the test rows is worth.",
                input => [Random(Balanced(Filter(input)), validation: 0.1)])
            {
                Varies = "fewer training rows",
                Changes = Change.Stopping,
                KeepsLastEpoch = true,
                FitsContentOnAllRows = true,
            },
            new(
                "best epoch kept",
                Protocol.AsReported,
                "As reported, but with the weights of the epoch that is best on the test rows: what keeping the last epoch's costs.",
                input => [Random(Balanced(Filter(input)), validation: 0).AsReported()])
            {
                Varies = "as reported",
                Changes = Change.KeptEpoch,
                FitsContentOnAllRows = true,
            },
            new(
                "five folds",
                Protocol.AsReported,
                "As reported, but every row is a test row once: how far one draw of the test rows is from another.",
                input => [.. Split.Folds(Balanced(Filter(input)), FoldCount, Seed).Select(fold => fold.AsReported())])
            {
                KeepsLastEpoch = true,
                FitsContentOnAllRows = true,
            },
            new(
                "stars as they come",
                Protocol.AsReported,
                "As reported, but without down-sampling: what other stars than the shop's are worth.",
                input => [Random(Filter(input), validation: 0).AsReported()])
            {
                Varies = "as reported",
                Changes = Change.Rows,
                KeepsLastEpoch = true,
                FitsContentOnAllRows = true,
            },
        ],
        [
            Hybrid("cosine", HybridBranches.Dot),
            Hybrid("cosine + MLP", HybridBranches.Dot | HybridBranches.Mlp),
            Hybrid("+ text", HybridBranches.Dot | HybridBranches.Mlp | HybridBranches.Text),
            Hybrid("+ images", HybridBranches.Dot | HybridBranches.Mlp | HybridBranches.Image),
            Hybrid("+ text + images", HybridBranches.All) with
            {
                Reported = new(0.75259, 0.51566, "stopped on the test rows, last epoch's weights") { Pearson = 0.82009 },
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
            "Products of the original have a photo and a title; where data have no metadata, all products count.",
            "Scales and word weights count each item once; the original counts it once for each of its reviews.",
            "The leak: the words of the very review that is to be predicted, summed over an item's reviews.",
        ])
    {
        JudgesByPearson = true,
        Baselines = [Baseline.ShrunkUserMean],
        ShowsPredictions = true,
        Architecture = () => HybridTextImage.Create(TextWidth, PhotoWidth),
        Findings = FashionFindings.Of,
        Finals = ["+ text + images", "+ text", "+ images", "cosine + MLP"],
        Original = new(
            "Amazon Fashion 2018, products with photo and title, 5-star rows sampled down",
            "random 80/20, seed 42; the test rows validate, the last epoch's weights are scored",
            [new("2018/AMAZON_FASHION", SetPart.Reviews), new("2018/AMAZON_FASHION", SetPart.Metadata)])
        {
            AlsoNeeds = "photos: amazonrec data images --catalog data/raw/2018/meta_AMAZON_FASHION.json.gz --out "
                + "data/raw/fashion-photos",
        },
    };

    private const ulong Seed = 42;
    private const int FoldCount = 5;

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

    /// <summary>
    /// Products with a photo and a title, as far as metadata tell; items with at least 5 reviews; then users with at least 2 of what is
    /// left. Items are not counted anew after that.
    /// </summary>
    private static Ratings Filter(StudyInput input) =>
        Sold(input).WithMoreThan(perUser: 0, perItem: 4).WithMoreThan(perUser: 1, perItem: 0);

    /// <summary>Rows of products with a title and, where any product of the metadata has a photo, with one.</summary>
    private static Ratings Sold(StudyInput input)
    {
        if (input.Catalog is not { } catalog) return input.Ratings;
        return catalog.Items.Any(item => item.ImageUrls.Count > 0)
            ? CatalogRows.WithTitleAndPhoto(input.Ratings, catalog)
            : CatalogRows.WithTitle(input.Ratings, catalog);
    }

    private static Ratings Balanced(Ratings ratings) => ratings.Balanced(star: 5, asManyAs: 3, Seed);

    private static Split Random(Ratings ratings, double validation) => Split.Random(ratings, test: 0.2, validation, Seed);
}
