using AmazonRec.Engines;

namespace AmazonRec.Rankers.Networks;

/// <summary>What a network is made of and how it learns who chooses what.</summary>
internal sealed record NetworkRankerOptions
{
    private const int MostNegatives = 127; // a block of the managed engine has 128 rows

    /// <summary>Whether vectors are multiplied (GMF).</summary>
    public bool HasProduct { get; init; } = true;

    /// <summary>Whether there is a tower of dense layers (MLP).</summary>
    public bool HasTower { get; init; } = true;

    /// <summary>Width of the vectors that are multiplied, and of the tower's last layer (the paper's predictive factors).</summary>
    public int Factors { get; init; } = 16;

    /// <summary>Layers of the tower; each is half as wide as the one below it.</summary>
    public int Layers { get; init; } = 3;

    /// <summary>What is made small: <see cref="Loss.Bce"/> row by row, or a loss of groups.</summary>
    public Loss Loss { get; init; } = Loss.Bce;

    /// <summary>Items that the user did not choose, beside each that they did.</summary>
    public int Negatives { get; init; } = 4;

    /// <summary>They are drawn by popularity to this power.</summary>
    public double Popularity { get; init; }

    /// <summary>Passes over all choices, at most.</summary>
    public int Epochs { get; init; } = 40;

    /// <summary>Epochs without a higher NDCG@10 of the held-out items, after which training ends.</summary>
    public int Patience { get; init; } = 3;

    /// <summary>Rows of a step, about.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>How weights follow their gradients.</summary>
    public Optimizer Optimizer { get; init; } = new Adam(0.001);

    /// <summary>On the sum of squares of all vectors.</summary>
    public double Penalty { get; init; }

    /// <summary>Units of the tower's layers, the widest first: the vectors below it are as wide as that one.</summary>
    public IReadOnlyList<int> Widths => [.. Enumerable.Range(0, Layers).Select(layer => Factors << (Layers - 1 - layer))];

    /// <summary>
    /// Rows for each choice: itself and its negatives, in groups whose size is a power of two where the loss compares them.
    /// </summary>
    public int RowsPerChoice
    {
        get
        {
            if (!GroupLoss.Is(Loss)) return Negatives + 1;
            var rows = 2;
            while (rows < Negatives + 1) rows *= 2;
            return rows;
        }
    }

    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public void Validate()
    {
        if (Factors < 1 || Layers < 1 || Epochs < 1 || Patience < 1 || BatchSize < 1)
            throw new ArgumentException("factors, layers, epochs, patience and batch must each be at least 1.");
        if (Layers > 10 || (long)Factors << (Layers - 1) > 4096)
            throw new ArgumentException(
                $"A tower of {Layers} layers that ends in {Factors} units starts too wide: 4,096 units are the most. Lower layers or "
                + "factors.");
        if (Negatives is < 1 or > MostNegatives)
            throw new ArgumentException($"negatives={Negatives} can't be: from 1 to {MostNegatives}.");
        Optimizer.Validate();
    }
}
