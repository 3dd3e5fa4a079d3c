namespace AmazonRec.TorchSharp.Sequences;

/// <summary>What SASRec is made of and how it is trained.</summary>
internal sealed record SasRecOptions
{
    /// <summary>Numbers of each item and of each state; a multiple of <see cref="Heads"/>.</summary>
    public int Width { get; init; } = 64;

    /// <summary>Blocks of attention and a feed-forward network.</summary>
    public int Blocks { get; init; } = 2;

    /// <summary>Heads of attention in each block.</summary>
    public int Heads { get; init; } = 2;

    /// <summary>How many of a user's last items are read.</summary>
    public int Length { get; init; } = 50;

    /// <summary>Share of embeddings, attention weights and block outputs that a training step drops.</summary>
    public double Dropout { get; init; } = .5;

    /// <summary>What cosines are divided by before the softmax: the lower, the more the nearest items count.</summary>
    public double Temperature { get; init; } = .07;

    /// <summary>Passes over all histories, at most.</summary>
    public int Epochs { get; init; } = 40;

    /// <summary>Epochs without a higher NDCG@10 of the held-out items, after which training ends.</summary>
    public int Patience { get; init; } = 3;

    /// <summary>Positions whose next item a step predicts, about.</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>Of Adam.</summary>
    public double LearningRate { get; init; } = .001;

    /// <summary>What the averages of the weights, by which items are scored, keep at a step: 0 for the weights themselves.</summary>
    public double Averaging { get; init; } = .999;

    /// <summary>Of start weights, order and dropout.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads at most; the bits do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <exception cref="ArgumentException">The sizes do not fit one another, or a number is out of range.</exception>
    public void Validate()
    {
        if (Width < 1 || Heads < 1 || Width % Heads != 0)
            throw new ArgumentException($"SASRec's width is {Width} and it has {Heads} heads: the width must be a multiple of them.");
        if (Blocks < 1 || Length < 1 || Epochs < 1 || BatchSize < 1 || Patience < 1)
            throw new ArgumentException("SASRec's blocks, length, epochs, batch and patience must each be at least 1.");
        if (Dropout is not (>= 0 and < 1))
            throw new ArgumentException($"SASRec's dropout is {Dropout}; it must be at least 0 and below 1.");
        if (Averaging is not (>= 0 and < 1))
            throw new ArgumentException($"SASRec's averaging is {Averaging}; it must be at least 0 and below 1.");
        if (!(Temperature > 0)) throw new ArgumentException($"SASRec's temperature is {Temperature}; it must be above 0.");
        if (!(LearningRate > 0)) throw new ArgumentException($"SASRec's learning rate is {LearningRate}; it must be above 0.");
    }
}
