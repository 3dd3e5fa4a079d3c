using System.Text.Json.Serialization;

namespace AmazonRec.Models.Layers;

/// <summary>
/// One layer of a model, with the layers it reads from: an immutable value. Layers compose as expressions; a layer used twice is shared,
/// weights included. Every engine lowers the same layers, so a layer holds no numbers and does no arithmetic.
/// </summary>
public abstract record Layer
{
    /// <summary>A name for the summary and the weights; by default one made of the layer's kind.</summary>
    [JsonIgnore]
    public string? Name { get; init; }

    /// <summary>Columns of the output; rows are the batch's.</summary>
    public abstract int OutputWidth { get; }

    /// <summary>The layers it reads from, in order.</summary>
    public abstract IReadOnlyList<Layer> Inputs { get; }

    /// <summary>What the layer is called where nobody named it.</summary>
    internal abstract string DefaultName { get; }

    /// <summary>Its trainable weights, named after the layer.</summary>
    internal virtual IEnumerable<Weight> WeightsFor(string name, ModelShape shape) => [];

    /// <summary>Identity is being the same object: two embeddings of equal width are two tables.</summary>
    public virtual bool Equals(Layer? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>The widest layer: far beyond any recommender, and far below where counts overflow.</summary>
    private const int MaxWidth = 1 << 20;

    /// <summary>Refuses a width out of range.</summary>
    private protected static int Positive(int width, string what) =>
        width is > 0 and <= MaxWidth ? width : throw new ArgumentException($"{what} is {width}; it must be from 1 to {MaxWidth:N0}.");
}
