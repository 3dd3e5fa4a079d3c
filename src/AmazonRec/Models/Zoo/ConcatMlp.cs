using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Zoo;

/// <summary>A multi-layer perceptron over the two embeddings side by side.</summary>
public static class ConcatMlp
{
    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "concat-mlp",
        "one hidden layer over user and item factors side by side",
        "Keras hybrid on Amazon Electronics 2018, its MLP step; cf. He et al. 2017, section 3.3",
        [nameof(ModelOptions.Factors), nameof(ModelOptions.Hidden), nameof(ModelOptions.Dropout)],
        options => Create(options.Factors ?? 32, options.Hidden ?? 1024, options.Dropout ?? 0.2f));

    /// <summary>The model.</summary>
    /// <param name="factors">Width of both embeddings.</param>
    /// <param name="hidden">Units of the hidden ReLU layer.</param>
    /// <param name="dropout">Rate after it.</param>
    public static Model Create(int factors = 32, int hidden = 1024, float dropout = 0.2f)
    {
        var pair = new Concat(new Embedding(Entity.User, factors), new Embedding(Entity.Item, factors));
        return new Model("concat-mlp", new Dense(new Dropout(new Dense(pair, hidden, Activation.Relu), dropout), 1));
    }
}
