using System.Numerics.Tensors;
using AmazonRec.Data.Catalogs;
using AmazonRec.Features;
using AmazonRec.Features.Text;
using AmazonRec.Features.Text.Cleaning;
using AmazonRec.Features.Text.Sources;
using AmazonRec.Features.Text.Words;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Features.Text;

public sealed class TextFeaturesTests
{
    private static readonly ItemTexts Texts = CatalogTexts.Read(
        SourcesTests.Read("""
        {"asin": "B", "title": "red car red"}
        {"asin": "A", "title": "car unknown"}
        {"asin": "C", "title": "unknown"}
        """),
        [TextField.Title],
        TextCleaner.English);

    private static readonly WordVectors Vectors = new(["red", "car"], 2, [3, 0, 0, 6]);

    [Fact]
    public void A_plain_average_counts_each_place_of_a_word_and_only_known_words()
    {
        var features = TextFeatures.OfWords(Texts, Vectors, weighted: false);
        Assert.Equal(["A", "B"], features.Items.Ids); // C has no word with a vector
        Assert.Equal([0, 6, 2, 2], features.Values.ToArray());
        Assert.Equal(
            (TextFeatures.Name, "catalogue", "none"), (features.Name, features.Origin[TextOrigin.SourceName], features.Origin["weights"]));
    }

    [Fact]
    public void A_weighted_average_counts_rare_words_more()
    {
        var features = TextFeatures.OfWords(Texts, Vectors, weighted: true);
        var (red, car) = (Math.Log(4.0 / 2) + 1, Math.Log(4.0 / 3) + 1);
        Assert.Equal(3 * 2 * red / ((2 * red) + car), features.Row(1)[0], 1e-5);
        Assert.Equal(6 * car / ((2 * red) + car), features.Row(1)[1], 1e-5);
    }

    [Fact]
    public void What_all_have_in_common_may_be_taken_off()
    {
        var features = TextFeatures.OfWords(Texts, Vectors, weighted: false, centred: true);
        Assert.Equal([-1, 2, 1, -2], features.Values.ToArray()); // the mean of (0, 6) and (2, 2) is (1, 4)
        Assert.Equal("mean row taken off", features.Origin["centred"]);
    }

    [SharedFact]
    public void Titles_of_gift_cards_are_told_apart_by_word2vec_as_it_comes()
    {
        var catalog = Catalog.Read(Shared.Data("amazon2018-giftcards", "meta_Gift_Cards.json.gz"));
        var texts = CatalogTexts.Read(catalog, [TextField.Title], TextCleaner.English);
        var corpus = Corpus.Build(texts.Sentences(), 2);
        var options = new Word2VecOptions { Width = 48 };
        var five = TextFeatures.OfWords(texts, Word2Vec.Train(corpus, options), weighted: false);
        Assert.True(FeatureHealth.Measure(five)!.IsUniform); // five passes over 8,887 words move all vectors alike
        var enough = options with { Epochs = Word2VecOptions.EpochsFor(corpus) };
        var features = TextFeatures.OfWords(texts, Word2Vec.Train(corpus, enough), weighted: false, centred: true);
        Assert.Null(FeatureHealth.Measure(features)!.Warning);
        Assert.InRange(Lift(features, catalog), 0.2, 2);
    }

    [Fact]
    public void Terms_become_columns_and_survive_the_file()
    {
        using var folder = new TemporaryFolder();
        TextFeatures.OfTerms(Texts, width: 2).Save(folder.PathOf("f"));
        var features = FeatureMatrix.Load(folder.PathOf("f"));
        Assert.Equal((2, 2), (features.Width, features.Items.Count)); // car and red; C holds neither
        Assert.Equal("tfidf", features.Origin["method"]);
    }

    [Fact]
    public void Terms_can_be_learned_from_some_items_and_given_to_all()
    {
        var features = TextFeatures.OfTerms(Texts, width: 5, learnedFrom: item => item == "A");
        Assert.Equal(2, features.Width); // car and unknown: red stands in no title that was learned from
        Assert.Equal(["A", "B", "C"], features.Items.Ids);
    }

    [SharedTheory]
    [InlineData("amazon-apparel-images/products.csv", 5)]
    [InlineData("amazon2018-giftcards/meta_Gift_Cards.json.gz", 60)]
    public void Items_of_a_brand_are_nearer_than_any_two(string file, int epochs)
    {
        var catalog = Catalog.Read(Shared.Data(file.Split('/')));
        var texts = CatalogTexts.Read(catalog, [TextField.Title], TextCleaner.English);
        Assert.InRange(Lift(TextFeatures.OfTopics(texts, 16, seed: 0, threads: 2), catalog), 0.05, 2);
        var vectors = Word2Vec.Train(Corpus.Build(texts.Sentences(), 2), new Word2VecOptions { Width = 48, Epochs = epochs });
        Assert.InRange(Lift(TextFeatures.OfWords(texts, vectors, weighted: true), catalog), 0.05, 2);
    }

    /// <summary>Mean cosine of pairs of the same brand less that of any pairs.</summary>
    private static double Lift(FeatureMatrix features, Catalog catalog)
    {
        var brands = features.Items.Ids.Select(id => catalog.Find(id)!.Brand).ToArray();
        var mean = new float[features.Width]; // what all have in common tells no two apart
        for (var code = 0; code < brands.Length; code++) TensorPrimitives.MultiplyAdd(features.Row(code), 1f / brands.Length, mean, mean);
        var random = AmazonRec.Compute.RandomSource.For(1, "pairs");
        var (first, second) = (new float[features.Width], new float[features.Width]);
        var (same, any) = (new List<double>(), new List<double>());
        for (var n = 0UL; n < 50_000; n++)
        {
            var (a, b) = (random.Below(brands.Length, 2 * n), random.Below(brands.Length, (2 * n) + 1));
            if (a == b || brands[a].Length == 0 || brands[b].Length == 0) continue;
            TensorPrimitives.Subtract(features.Row(a), mean, first);
            TensorPrimitives.Subtract(features.Row(b), mean, second);
            var cosine = TensorPrimitives.CosineSimilarity<float>(first, second);
            any.Add(cosine);
            if (brands[a] == brands[b]) same.Add(cosine);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{features.Origin["method"]}: {brands.Length} items, same {same.Average():F3} ({same.Count} pairs), any {any.Average():F3}");
        return same.Average() - any.Average();
    }
}
