namespace AmazonRec.Models.Bayesian;

/// <summary>How <see cref="BayesianMf"/> samples. There is no learning rate to choose, and regularisation is sampled, too.</summary>
public sealed record BayesianMfOptions
{
    /// <summary>Factors of a user and of an item, beside a bias each.</summary>
    public int Factors { get; init; } = 12;

    /// <summary>
    /// How many more weights of value zero a group of factors is taken to have, for each that it has: pulls factors that the ratings don't
    /// bear out to nothing, where a draw would otherwise explain a user's three ratings by noise. Biases are not pulled.
    /// </summary>
    public double Zeros { get; init; } = 0.05;

    /// <summary>Rounds before the first that is kept.</summary>
    public int BurnIn { get; init; } = 40;

    /// <summary>Rounds from then on.</summary>
    public int Rounds { get; init; } = 240;

    /// <summary>One round in so many is kept for predicting: neighbours hardly differ.</summary>
    public int KeepEvery { get; init; } = 4;

    /// <summary>
    /// Whether who rated what says something, whatever the rating: users then have weights of the items they rated, and items of their
    /// users.
    /// </summary>
    public bool WhoRatedWhat { get; init; }

    /// <summary>Whose ratings scatter more or less widely.</summary>
    public Scattering Scatter { get; init; }

    /// <summary>Seed of all draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads to use, at most. No bit depends on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
