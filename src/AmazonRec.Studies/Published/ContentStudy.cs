using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Running;
using AmazonRec.Training;


namespace AmazonRec.Studies.Published;

/// <summary>What texts and pictures of items are worth, and where: one system of our own, not a published one.</summary>
public static class ContentStudy
{
    private const int TextWidth = 64;
    private const int SentenceWidth = 128;
    private const int PhotoWidth = 16;
    private const int FoldCount = 5;
    private const string Mf = "biased MF";
    private const string Mlp = "MLP";

    // All that is chosen here was chosen on the first fold's training rows alone, split once more: at random, and by items.
    private static readonly TrainingOptions FactorTraining = Recipe.For("biased-mf-content") with
    {
        Optimizer = new AdamW(5e-3, WeightDecay: 0.2, Beta2: 0.99, Epsilon: 1e-5),
    };
    private static readonly TrainingOptions NetworkTraining = new()
    {
        Epochs = 50,
        BatchSize = 512,
        Optimizer = Adam.Keras(0.001),
        EarlyStopping = new(Patience: 3),
    };

    private static readonly ContentSource Facts = new(fold => [ItemContent.FactsOf(fold)], ItemContent.NoCatalog);

    private static readonly ContentSource Terms = new(fold => [ItemContent.Terms(fold, TextWidth)], ItemContent.NoTexts);
    private static readonly ContentSource Words = new(fold => [ItemContent.MeanWords(fold, TextWidth)], ItemContent.NoTexts);
    private static readonly ContentSource Sentences = new(
        fold => [ItemContent.Sentences(fold, SentenceWidth)], input => ItemContent.NoTexts(input) ?? PretrainedContent.Lacks(input));
    private static readonly ContentSource Patches = new(
        fold => [ItemContent.Patches(fold, PhotoWidth, FeatureScaling.Unit)], ItemContent.NoPictures);
    private static readonly ContentSource Photos = new(
        fold => [ItemContent.Photos(fold, PhotoWidth, FeatureScaling.Unit)],
        input => ItemContent.NoPictures(input) ?? PretrainedContent.Lacks(input));

    private static readonly ContentSource Both = ContentSource.OfAll([Sentences, Photos]);
    private static readonly ContentSource All = ContentSource.OfAll([Facts, Sentences, Photos]);

    /// <summary>The study.</summary>
    public static Study Study { get; } = new(
        "content",
        "What texts and pictures are worth, by how often an item was rated",
        [
            new("u.data", DataKind.StandIn, "MovieLens 100k with plots and posters", "movielens-100k")
            {
                Metadata = "items.csv",
                Pictures = "posters",
            },
            new("Musical_Instruments_5.json", DataKind.StandIn, "Amazon Musical Instruments 2014, 5-core", "musical-instruments"),
            new(
                "Gift_Cards_5.json",
                DataKind.StandIn,
                "Amazon Gift Cards 2018, 5-core",
                "gift-cards")
            {
                Metadata = "meta_Gift_Cards.json",
                Pictures = "gift-card-photos",
            },
            new("Magazine_Subscriptions_5.json", DataKind.StandIn, "Amazon Magazine Subscriptions 2018, 5-core", "magazines")
            {
                Metadata = "meta_Magazine_Subscriptions.json",
                Pictures = "magazine-photos",
            },
        ],
        [
            new(
                "clean",
                Protocol.Clean,
                "Five folds, one rating for each user and item, a tenth of the training rows to stop on; whatever is learned from "
                + "pictures or reviews is learned anew on each fold's training rows.",
                input => Split.Folds(input.Ratings.WithEachReviewOnce(), FoldCount)) { Validation = 0.1 },
            new(
                "items not seen before",
                Protocol.Clean,
                "A fifth of the items have all their ratings among the test rows.",
                input => [Split.ColdItems(input.Ratings.WithEachReviewOnce(), test: 0.2, validation: 0.1)]),
        ],
        [
            Factors(Mf, ContentSource.None),
            Factors($"{Mf} + facts", Facts),
            Factors($"{Mf} + text, TF-IDF", Terms),
            Factors($"{Mf} + text, word2vec", Words),
            Factors($"{Mf} + text", Sentences),
            Factors($"{Mf} + photo, patches", Patches),
            Factors($"{Mf} + photo", Photos),
            Factors($"{Mf} + both", Both),
            Factors($"{Mf} + all", All),
            Network(Mlp, ContentSource.None),
            Network($"{Mlp} + text", Sentences),
            Network($"{Mlp} + photo", Photos),
            Network($"{Mlp} + both", Both),
            Network($"{Mlp} + all", All),
        ],
        [
            "Facts are what the catalogue says in so many words: genres or categories, brand, language, year, price, running time; "
            + "never what other people voted.",
            "Text is the title, brand, categories and description where there is metadata, else what the training rows' reviews say: 128 "
            + "directions of MiniLM's sentence vectors, 64 of TF-IDF, or 64 numbers of word2vec. Photos are 16 directions of ResNet-18's "
            + "numbers, or 16 of patches learned from the training rows' pictures. Both are text by MiniLM and photos by ResNet-18.",
            "The same optimizer, epochs and sizes for all models of a kind: only the content differs. They were chosen on training rows "
            + "of the first fold, split once more; no test row of that fold was looked at, and those of the others only as such "
            + "training rows.",
            "All is all that the data have. The MLP drops half of an item's factors in training, so that with content it learns what to "
            + "say of an item that it has not seen. Without content it drops as many, so that only the content differs, and bias "
            + "estimates answer for such items.",
        ])
    {
        Against = Mf,
        Finals = [$"{Mlp} + all", $"{Mlp} + text", Mlp],
    };

    private static StudyModel Factors(string name, ContentSource content) =>
        StudyModel.Create(name, null, fold =>
        {
            var features = content.Features(fold);
            return new(
                BiasedMfContent.Create(features.ToDictionary(f => f.Name, f => f.Width), factors: 50, new(0, 5.5f)),
                FactorTraining,
                features);
        })
        with
        { Lacks = content.Lacks };

    /// <summary>The Electronics study's MLP with all content in the concatenation, trained by Adam.</summary>
    private static StudyModel Network(string name, ContentSource content) =>
        StudyModel.Create(name, null, fold =>
        {
            var features = content.Features(fold);
            Layer[] parts = [
                new Embedding(Entity.User, 32),
                new Dropout(new Embedding(Entity.Item, 32), 0.5f),
                .. features.Select(f => new FeatureVector(f.Name, f.Width))];
            return new(
                new Model("mlp-content", new Dense(new Dropout(new Dense(new Concat(parts), 1024, Activation.Relu), 0.2f), 1)),
                NetworkTraining,
                features);
        })
        with
        { Lacks = content.Lacks };
}
