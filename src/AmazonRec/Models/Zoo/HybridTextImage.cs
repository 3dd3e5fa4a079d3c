using AmazonRec.Models.Layers;

namespace AmazonRec.Models.Zoo;

/// <summary>
/// Neural matrix factorisation with the item's text and picture: a cosine, an MLP and a content branch side by side, then two linear
/// layers. Each branch can be left out.
/// </summary>
public static class HybridTextImage
{
    private const string Text = "text";
    private const string Image = "image";
    private const int PublishedText = 64; // TF-IDF of the titles' most frequent words
    private const int PublishedImage = 512; // VGG16 on 32 x 32 pixels

    /// <summary>The zoo's entry.</summary>
    public static ZooEntry Entry { get; } = new(
        "hybrid-text-image",
        "cosine of factors, MLP, text and picture of the item side by side",
        "Keras NeuMF with text and images on Amazon Fashion 2018; cf. He et al. 2017, section 3.4",
        [nameof(ModelOptions.Factors), nameof(ModelOptions.Hidden), nameof(ModelOptions.Dropout), nameof(ModelOptions.Branches)],
        options => Create(
            options.Inputs.WidthOf(Text, PublishedText),
            options.Inputs.WidthOf(Image, PublishedImage),
            options.Branches ?? HybridBranches.All,
            new HybridSizes { Factors = options.Factors ?? 32, Hidden = options.Hidden ?? 16 },
            options.Dropout ?? 0.1f));

    /// <summary>The model.</summary>
    /// <param name="textWidth">Numbers of an item's text.</param>
    /// <param name="imageWidth">Numbers of an item's picture.</param>
    /// <param name="branches">The parts it has.</param>
    /// <param name="sizes">Units of its layers; as published by default.</param>
    /// <param name="dropout">Rate after the MLP's hidden layer.</param>
    /// <exception cref="ArgumentException">There is no branch.</exception>
    public static Model Create(
        int textWidth, int imageWidth, HybridBranches branches = HybridBranches.All, HybridSizes? sizes = null, float dropout = 0.1f)
    {
        sizes ??= new HybridSizes();
        var parts = new List<Layer>();
        if (branches.HasFlag(HybridBranches.Dot))
            parts.Add(new Dot(Factors(Entity.User, "mf_user"), Factors(Entity.Item, "mf_item"), Normalize: true));
        if (branches.HasFlag(HybridBranches.Mlp))
            parts.Add(
                new Dropout(
                    Relu(new Concat(Factors(Entity.User, "nn_user"), Factors(Entity.Item, "nn_item")), sizes.Hidden, "nn"), dropout));
        var content = new List<Layer>();
        if (branches.HasFlag(HybridBranches.Text)) content.Add(Relu(new FeatureVector(Text, textWidth), sizes.Text, "text"));
        if (branches.HasFlag(HybridBranches.Image)) content.Add(Relu(new FeatureVector(Image, imageWidth), sizes.Image, "image"));
        if (content.Count > 0) parts.Add(Relu(new Concat(content), sizes.Content, "content"));
        if (parts.Count == 0) throw new ArgumentException("The hybrid has no branch. Name at least one of dot, mlp, text, image.");
        return new Model("hybrid-text-image", new Dense(new Dense(new Concat(parts), sizes.Joint) { Name = "joint" }, 1) { Name = "out" });

        Embedding Factors(Entity entity, string name) => new(entity, sizes.Factors) { Name = name };

        Dense Relu(Layer input, int units, string name) => new(input, units, Activation.Relu) { Name = name };
    }
}
