using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Zoo;

/// <summary><see cref="ConcatMlp"/> with the item's text vector beside the two embeddings.</summary>
public static class HybridText
{
    private const string Text = "text";
    private const int PublishedWidth = 300; // word2vec, averaged over the words

    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "hybrid-text",
        "concat-mlp that also reads the item's text vector",
        "Keras hybrid on Amazon Electronics 2018, its last step",
        [nameof(ModelOptions.Factors), nameof(ModelOptions.Hidden), nameof(ModelOptions.Dropout)],
        options =>
            Create(options.Inputs.WidthOf(Text, PublishedWidth), options.Factors ?? 32, options.Hidden ?? 1024, options.Dropout ?? 0.2f));

    /// <summary>The model.</summary>
    /// <param name="textWidth">Numbers of an item's text.</param>
    /// <param name="factors">Width of both embeddings.</param>
    /// <param name="hidden">Units of the hidden ReLU layer.</param>
    /// <param name="dropout">Rate after it.</param>
    public static Model Create(int textWidth, int factors = 32, int hidden = 1024, float dropout = 0.2f)
    {
        var row = new Concat(new Embedding(Entity.User, factors), new Embedding(Entity.Item, factors), new FeatureVector(Text, textWidth));
        return new Model("hybrid-text", new Dense(new Dropout(new Dense(row, hidden, Activation.Relu), dropout), 1));
    }
}
