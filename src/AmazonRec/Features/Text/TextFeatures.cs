using System.Globalization;
using System.Numerics.Tensors;
using AmazonRec.Data;
using AmazonRec.Features.Text.Sources;
using AmazonRec.Features.Text.Weights;
using AmazonRec.Features.Text.Words;

namespace AmazonRec.Features.Text;

/// <summary>Texts of items as features named 'text'; their origin says how they were made, and of whose words.</summary>
public static class TextFeatures
{
    /// <summary>What a model's feature layer asks for.</summary>
    public const string Name = "text";

    /// <summary>The most frequent terms, weighted by TF-IDF; items without any of them are left out.</summary>
    /// <param name="texts">Texts.</param>
    /// <param name="width">Terms at most.</param>
    /// <param name="learnedFrom">Whether terms and weights are learned from the text of an item; of all by default.</param>
    public static FeatureMatrix OfTerms(ItemTexts texts, int width, Func<string, bool>? learnedFrom = null)
    {
        var documents = texts.Items.Select(item => item.Whole);
        var weights = TfIdf.Fit(texts.Items.Where(item => learnedFrom?.Invoke(item.Item) ?? true).Select(item => item.Whole), width);
        var rows = weights.Transform(documents);
        return Matrix(texts, rows.Width, rows.ToDense(), new() { ["method"] = "tfidf" });
    }

    /// <summary>TF-IDF of all terms, turned into fewer numbers by a truncated singular value decomposition.</summary>
    /// <param name="texts">Texts; all are learned from.</param>
    /// <param name="width">Numbers per item.</param>
    /// <param name="seed">Of the decomposition's sketch.</param>
    /// <param name="threads">Threads to use at most; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">There are fewer texts or terms than numbers asked for.</exception>
    public static FeatureMatrix OfTopics(ItemTexts texts, int width, ulong seed, int threads)
    {
        var documents = texts.Items.Select(item => item.Whole);
        var rows = TfIdf.Fit(documents).Transform(documents);
        var svd = TruncatedSvd.Fit(rows, width, seed, threads);
        return Matrix(texts, width, svd.Transform(rows, threads), new() { ["method"] = "tfidf-svd", ["seed"] = $"{seed}" });
    }

    /// <summary>The mean of the vectors of an item's words; items without any of them are left out.</summary>
    /// <param name="texts">Texts, cleaned to words between spaces.</param>
    /// <param name="vectors">Vectors of words.</param>
    /// <param name="weighted">Whether each word counts by its TF-IDF weight: as often as it stands there, times its idf.</param>
    /// <param name="centred">
    /// Whether the mean row is taken off. It is what all words have in common, and hides all else where vectors were learned from few words
    /// (Mu and Viswanath 2018, 'All-but-the-top'; of their further directions none is taken off).
    /// </param>
    /// <exception cref="ArgumentException">No item has a word with a vector.</exception>
    public static FeatureMatrix OfWords(ItemTexts texts, WordVectors vectors, bool weighted, bool centred = false)
    {
        var idf = weighted ? TfIdf.Fit(texts.Items.Select(item => item.Whole), shortest: 1) : null;
        var values = new float[(long)texts.Items.Count * vectors.Width];
        for (var item = 0; item < texts.Items.Count; item++)
        {
            var sum = values.AsSpan(item * vectors.Width, vectors.Width);
            var total = 0.0;
            foreach (var word in texts.Items[item].Texts.SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            {
                if (!vectors.TryGetCode(word, out var code)) continue;
                var weight = idf?.WeightOf(word) ?? 1;
                TensorPrimitives.MultiplyAdd(vectors.Row(code), (float)weight, sum, sum);
                total += weight;
            }

            if (total > 0) TensorPrimitives.Multiply(sum, (float)(1 / total), sum);
        }

        if (centred) Centre(values, vectors.Width);
        var origin = new Dictionary<string, string> { ["method"] = "word2vec", ["weights"] = weighted ? "tfidf" : "none" };
        if (centred) origin["centred"] = "mean row taken off";
        return Matrix(texts, vectors.Width, values, origin);
    }

    /// <summary>Takes the mean of all rows but those of zeros off them.</summary>
    private static void Centre(float[] values, int width)
    {
        var (mean, count) = (new double[width], 0);
        foreach (var row in Rows())
        {
            count++;
            for (var column = 0; column < width; column++) mean[column] += values[(row * width) + column];
        }

        foreach (var row in Rows().ToArray())
            for (var column = 0; column < width; column++)
                values[(row * width) + column] = (float)(values[(row * width) + column] - (mean[column] / count));

        IEnumerable<int> Rows() =>
            Enumerable.Range(0, values.Length / width).Where(row => values.AsSpan(row * width, width).ContainsAnyExcept(0f));
    }

    /// <summary>Rows in the order of ids; those of zeros alone tell nothing, and are left out.</summary>
    private static FeatureMatrix Matrix(ItemTexts texts, int width, float[] values, Dictionary<string, string> origin)
    {
        var rows = Enumerable.Range(0, texts.Items.Count).Where(row => values.AsSpan(row * width, width).ContainsAnyExcept(0f)).ToArray();
        if (rows.Length == 0) throw new ArgumentException("No item has a word that counts. Give more text, or other vectors.");
        var items = Vocabulary.FromIds(rows.Select(row => texts.Items[row].Item));
        var sorted = new float[(long)rows.Length * width];
        foreach (var row in rows) values.AsSpan(row * width, width).CopyTo(sorted.AsSpan(items.CodeOf(texts.Items[row].Item) * width));
        foreach (var (name, value) in texts.Origin) origin[name] = value;
        origin["texts"] = texts.Items.Count.ToString(CultureInfo.InvariantCulture);
        return new FeatureMatrix(Name, items, width, sorted, origin);
    }
}
