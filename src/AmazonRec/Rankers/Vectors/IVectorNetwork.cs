namespace AmazonRec.Rankers.Vectors;

/// <summary>Where the vectors that are multiplied come from, and what their gradients do to the weights.</summary>
internal interface IVectorNetwork
{
    /// <summary>The vectors of those who choose, by <see cref="PairBatch.Contexts"/>.</summary>
    VectorTable Users { get; }

    /// <summary>The vectors of all items.</summary>
    VectorTable Items { get; }

    /// <summary>What is trained.</summary>
    IReadOnlyList<VectorTable> Weights { get; }

    /// <summary>Makes the vectors for a batch, and says which row each choice is scored with.</summary>
    /// <param name="batch">The choices.</param>
    /// <param name="step">Steps before this one: the address of what is dropped.</param>
    void Forward(PairBatch batch, long step);

    /// <summary>Takes the vectors' gradients back to those of the weights.</summary>
    /// <param name="batch">The same choices.</param>
    void Backward(PairBatch batch);

    /// <summary>What was learned until now.</summary>
    VectorRanker Export();
}
