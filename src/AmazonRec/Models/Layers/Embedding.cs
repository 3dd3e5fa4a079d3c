namespace AmazonRec.Models.Layers;

/// <summary>A row of weights for each user or item: [batch, width].</summary>
/// <param name="Entity">Whose.</param>
/// <param name="Width">Factors per id.</param>
public sealed record Embedding(Entity Entity, int Width) : Layer
{
    /// <summary>How the rows start: Keras's ±0.05 unless said otherwise.</summary>
    public Init Init { get; init; } = Init.Uniform(0.05f);

    /// <summary>Penalty on the sum of squares of the whole table (Keras's embeddings_regularizer).</summary>
    public float L2 { get; init; }

    /// <inheritdoc/>
    public override int OutputWidth => Width;

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs => [];

    /// <summary>Rejected unless at least 1.</summary>
    public int Width { get; } = Positive(Width, nameof(Width));

    internal override string DefaultName => Entity == Entity.User ? "user_embedding" : "item_embedding";

    internal override IEnumerable<Weight> WeightsFor(string name, ModelShape shape) =>
        [new Weight($"{name}.weight", shape.Of(Entity), Width, Init, Entity, L2) { IsBiasOrNorm = Width == 1 }];
}
