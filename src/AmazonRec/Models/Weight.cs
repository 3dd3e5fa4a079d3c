namespace AmazonRec.Models;

/// <summary>A matrix of a layer.</summary>
/// <param name="Name">Unique in its model, such as "user_embedding.weight".</param>
/// <param name="Rows">Ids of an embedding, inputs of a dense layer, 1 for a bias vector.</param>
/// <param name="Columns">Width.</param>
/// <param name="Init">How it starts.</param>
/// <param name="Entity">Whose rows these are, where one row belongs to one id; null where every row of a batch uses all of it.</param>
/// <param name="L2">Penalty on the sum of squares, added to the loss's gradient only; 0 for none.</param>
/// <param name="IsTrained">Whether the optimiser moves it; running statistics move by themselves.</param>
public sealed record Weight(string Name, int Rows, int Columns, Init Init, Entity? Entity = null, float L2 = 0, bool IsTrained = true)
{
    /// <summary>
    /// Whether it is a bias, of a user, an item or a dense layer, or of a norm: an optimiser may spare those its weight decay.
    /// </summary>
    public bool IsBiasOrNorm { get; init; }
}
