using AmazonRec.Features;
using AmazonRec.Features.Images;
using AmazonRec.Features.Text;
using AmazonRec.Features.Text.Cleaning;
using AmazonRec.Features.Text.Sources;
using AmazonRec.Features.Text.Words;
using AmazonRec.Training;

namespace AmazonRec.Studies.Running;

/// <summary>
/// Content of a study's items as models read it. What is made of a catalogue or of pictures is made once; the users' own words anew for
/// every split.
/// </summary>
internal static class ItemContent
{
    /// <summary>Name that models read texts by.</summary>
    public const string Text = "text";

    /// <summary>Name that models read what a catalogue says in so many words by.</summary>
    public const string Facts = CatalogFacts.Name;

    /// <summary>Name that models read pictures by.</summary>
    public const string Image = "image";

    private const int TitleTerms = 64;
    private const int ListTopics = 64;
    private const int MostReviewsForLists = 1_000_000;
    private const int MostItemsForLists = 100_000;

    // Known of a film before anyone rates it. A catalogue may have votes of other people beside these.
    private static readonly string[] NamedDetails = ["original_language"];
    private static readonly string[] MeasuredDetails = ["runtime"];

    /// <summary>What the data lack for catalogue texts; null where they have them.</summary>
    public static string? NoCatalog(StudyInput input) => input.Data.Metadata is null ? "no metadata beside the ratings" : null;

    /// <summary>What the data lack for pictures; null where they have them.</summary>
    public static string? NoPictures(StudyInput input) => input.Data.Pictures is null ? "no pictures of the items" : null;

    /// <summary>What the data lack for texts of reviews; null where they have them.</summary>
    public static string? NoReviews(StudyInput input) => input.HasReviews ? null : "ratings without texts";

    /// <summary>What the data lack for any texts of items; null where they have some.</summary>
    public static string? NoTexts(StudyInput input) => NoCatalog(input) is null ? null : NoReviews(input);

    /// <summary>The items' own texts: the catalogue's where there is one, else what the training rows' reviews say.</summary>
    public static ItemTexts TextsOf(StudyFold fold, TextCleaner cleaner) => fold.Input.Data.Metadata is null
        ? ReviewTexts.OfTraining(fold.Input.Reviews, fold.Split, cleaner)
        : CatalogTexts.Read(fold.Input.Catalog!, CatalogTexts.StandardFields, cleaner);

    /// <summary>
    /// word2vec of the items' texts (CBOW, 300 numbers or those of the pretrained vectors that it begins with, 5 epochs), averaged over an
    /// item's words. Vectors learned from many texts alone are several times as long as pretrained ones, too long for the published
    /// learning rate; so they are brought to a length of about 1.
    /// </summary>
    public static ItemFeatures Words(StudyFold fold) => Align(fold, Text, FeatureScaling.Unit, fold.Input.Once("words", () =>
    {
        var texts = CatalogTexts.SellingPoints(fold.Input.Catalog!, TextCleaner.English);
        var corpus = Corpus.Build(texts.Sentences(), minCount: 2);
        var options = new Word2VecOptions { Threads = fold.Options.Threads };
        WordVectors? pretrained = null;
        if (fold.Options.PretrainedWords is { } path)
        {
            (pretrained, fold.Input.PretrainedWords) = PretrainedWords.Read(path, corpus, Reading(fold), fold.Cancellation);
            options = options with { Width = pretrained.Width };
        }

        var vectors = Word2Vec.Train(corpus, options, pretrained, progress: null, fold.Cancellation);
        return TextFeatures.OfWords(texts, vectors, weighted: false);
    }));

    /// <summary>TF-IDF of the 64 most frequent words of the titles of the items that content is learned from, each item once.</summary>
    public static ItemFeatures Titles(StudyFold fold)
    {
        var key = $"titles {fold.Split.Hash} {fold.Setting.FitsContentOnAllRows}";
        return Align(fold, Text, FeatureScaling.None, fold.Input.Once(key, () =>
        {
            var rows = fold.ContentRows;
            var counts = rows.CountsPerItem();
            return TextFeatures.OfTerms(
                CatalogTexts.Read(fold.Input.Catalog!, [TextField.Title], TextCleaner.Markup),
                TitleTerms,
                item => rows.Items.TryGetCode(item, out var code) && counts[code] > 0);
        }));
    }

    /// <summary>Categories, brand, language, year, price and running time, as far as the catalogue has them.</summary>
    /// <param name="fold">Whose items.</param>
    /// <param name="scaling">What is done to the numbers.</param>
    public static ItemFeatures FactsOf(StudyFold fold, FeatureScaling scaling = FeatureScaling.Unit) =>
        Align(fold, Facts, scaling, fold.Input.Once("facts", () =>
        CatalogFacts.ToFeatures(fold.Input.Catalog!, NamedDetails, MeasuredDetails)));

    /// <summary>Directions of TF-IDF of what the training rows' reviews say of each item.</summary>
    /// <param name="fold">Whose training rows.</param>
    /// <param name="width">How many, at most.</param>
    /// <param name="scaling">What is done to the numbers.</param>
    public static ItemFeatures ReviewTopics(StudyFold fold, int width, FeatureScaling scaling)
    {
        var features = TopicsOf(ReviewTexts.OfTraining(fold.Input.Reviews, fold.Split, TextCleaner.English), width, fold);
        TextOrigin.RefuseLeak(features, fold.Split);
        return Align(fold, Text, scaling, features);
    }

    /// <summary>Directions of TF-IDF of <see cref="TextsOf"/>.</summary>
    /// <param name="fold">Whose items.</param>
    /// <param name="width">How many, at most.</param>
    public static ItemFeatures Terms(StudyFold fold, int width) =>
        OfTexts(fold, "terms", width, () => TopicsOf(TextsOf(fold, TextCleaner.English), width, fold));

    /// <summary>word2vec learned from <see cref="TextsOf"/>, averaged over an item's words by TF-IDF, less the mean item.</summary>
    /// <param name="fold">Whose items.</param>
    /// <param name="width">Numbers of a word.</param>
    public static ItemFeatures MeanWords(StudyFold fold, int width) => OfTexts(fold, "mean words", width, () =>
    {
        var texts = TextsOf(fold, TextCleaner.English);
        var corpus = Corpus.Build(texts.Sentences(), minCount: 2);
        var options = new Word2VecOptions { Width = width, Epochs = Word2VecOptions.EpochsFor(corpus), Threads = fold.Options.Threads };
        var vectors = Word2Vec.Train(corpus, options, pretrained: null, progress: null, fold.Cancellation);
        return TextFeatures.OfWords(texts, vectors, weighted: true, centred: true);
    });

    /// <summary>MiniLM's sentence vectors of <see cref="TextsOf"/>, reduced by PCA.</summary>
    /// <param name="fold">Whose items.</param>
    /// <param name="width">Directions, at most.</param>
    public static ItemFeatures Sentences(StudyFold fold, int width) =>
        OfTexts(fold, "sentences", width, () => PretrainedContent.Sentences(fold, width));

    /// <summary>ResNet-18's numbers of the photos, reduced by PCA if asked.</summary>
    /// <param name="fold">Whose items.</param>
    /// <param name="width">Directions, at most; null keeps all 512 numbers.</param>
    /// <param name="scaling">What is done to the numbers.</param>
    public static ItemFeatures Photos(StudyFold fold, int? width, FeatureScaling scaling) =>
        Align(fold, Image, scaling, fold.Input.Once($"photos {width}", () => PretrainedContent.Photos(fold, width)));

    /// <summary>Features of the pictures, learned from those of the training rows' items.</summary>
    /// <param name="fold">Whose training rows.</param>
    /// <param name="width">How many.</param>
    /// <param name="scaling">What is done to the numbers.</param>
    public static ItemFeatures Patches(StudyFold fold, int width, FeatureScaling scaling)
    {
        return Align(fold, Image, scaling, fold.Input.Once($"pictures {width} {fold.Split.Hash}", () =>
        {
            var counts = fold.Split.Train.CountsPerItem();
            var trained = Enumerable.Range(0, counts.Length).Where(item => counts[item] > 0).Select(item => fold.Split.Train.Items[item])
                .ToHashSet(StringComparer.Ordinal);
            var options = new ImageFeatureOptions { Width = width, Threads = fold.Options.Threads };
            return ImageFeatures.Learn(fold.Input.Pictures!, options, trained, progress: null, fold.Cancellation).Features;
        }));
    }

    /// <summary>
    /// What items of a list are compared by: directions of the catalogue's texts, or of what the training rows' reviews say, and their
    /// name. Null where there is neither, or where there are more texts than are worth reading for this alone: a million reviews, a hundred
    /// thousand items.
    /// </summary>
    public static (string Name, FeatureMatrix Features)? ForLists(StudyFold fold) => fold.Input switch
    {
        { Data.Metadata: not null, Catalog.Items.Count: > MostItemsForLists } => null,
        { Data.Metadata: not null } =>
            HasWords(SellingPoints(fold)) ? ("texts of the catalogue", CatalogTopics(fold, ListTopics)) : null,
        { HasReviews: true, Ratings.Count: <= MostReviewsForLists } =>
            (
                "reviews of training rows",
                TopicsOf(ReviewTexts.OfTraining(fold.Input.Reviews, fold.Split, TextCleaner.English), ListTopics, fold)),
        _ => null,
    };

    /// <summary>Features of texts: of a catalogue for all splits, of reviews for each.</summary>
    private static ItemFeatures OfTexts(StudyFold fold, string kind, int width, Func<FeatureMatrix> make)
    {
        var of = fold.Input.Data.Metadata is null ? fold.Split.Hash : "catalogue";
        var features = fold.Input.Once($"{kind} {width} of {of}", make);
        TextOrigin.RefuseLeak(features, fold.Split);
        return Align(fold, Text, FeatureScaling.Unit, features);
    }

    private static FeatureMatrix CatalogTopics(StudyFold fold, int width) =>
        fold.Input.Once($"topics {width}", () => TopicsOf(SellingPoints(fold), width, fold));

    private static ItemTexts SellingPoints(StudyFold fold) => fold.Input.Once(
        "selling points", () => CatalogTexts.SellingPoints(fold.Input.Catalog!, TextCleaner.English));

    /// <summary>
    /// No more directions than a fourth of the texts, as few texts are told apart by anything, and than there are words in them.
    /// </summary>
    private static FeatureMatrix TopicsOf(ItemTexts texts, int width, StudyFold fold)
    {
        var most = Math.Clamp(texts.Items.Count / 4, 1, width);
        return TextFeatures.OfTopics(texts, Math.Max(1, Words(texts).Distinct().Take(most).Count()), seed: 0, fold.Options.Threads);
    }

    private static bool HasWords(ItemTexts texts) => Words(texts).Any();

    private static IEnumerable<string> Words(ItemTexts texts) =>
        texts.Sentences().SelectMany(words => words).Where(word => word.Length > 1);

    private static ItemFeatures Align(StudyFold fold, string name, FeatureScaling scaling, FeatureMatrix features) =>
        FeatureAlignment.Align(features, fold.ContentRows, scaling, name);

    private static ImmediateProgress<double>? Reading(StudyFold fold) => fold.Progress is not { } told
        ? null
        : new(share => told.Report(new TrainingProgress(1, 1, share, 0, Finished: null)));
}
