namespace AmazonRec.Models.Bayesian;

/// <summary>How a <see cref="GibbsSampler"/> draws. There is no learning rate to choose, and regularisation is sampled, too.</summary>
internal sealed record SamplerOptions
{
    /// <summary>Factors of a user and of an item, beside a bias each.</summary>
    public required int Factors { get; init; }

    /// <summary>
    /// How many more weights of value zero a group of factors is taken to have, for each that it has: pulls factors that the ratings don't
    /// bear out to nothing, where a draw would otherwise explain a user's three ratings by noise. Biases are not pulled.
    /// </summary>
    public required double Zeros { get; init; }

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
