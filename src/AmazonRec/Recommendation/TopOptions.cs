namespace AmazonRec.Recommendation;

/// <summary>How a list is made, beyond the order of the scores.</summary>
public sealed record TopOptions
{
    /// <summary>What orders the list; null for the run's ranker and, without one, predicted stars.</summary>
    public ListOrder? By { get; init; }

    /// <summary>
    /// Diversity λ, 0 to 1: each next item is the one with the most (1 - λ) relevance - λ similarity to the nearest item already chosen
    /// (maximal marginal relevance: Carbonell and Goldstein 1998). 0 keeps the order.
    /// </summary>
    public double Diversity { get; init; }

    /// <summary>
    /// Stars taken off the most rated item; others lose in proportion to the logarithm of 1 + their ratings. 0 takes nothing. Of a list
    /// by a ranker, whose scores are no stars, spans of the scores from the pool's worst to its best.
    /// </summary>
    public double PopularityDiscount { get; init; }

    /// <summary>Whether items that share their reviews, such as the sizes of one product, count as one.</summary>
    public bool OneOfVariants { get; init; }

    /// <summary>Whether each item says why it is there.</summary>
    public bool Why { get; init; }

    /// <summary>Whether another order than that of the scores is asked for.</summary>
    internal bool Reorders => Diversity > 0 || PopularityDiscount > 0;

    /// <exception cref="ArgumentException">A number is out of range.</exception>
    internal void Validate()
    {
        if (!(Diversity is >= 0 and <= 1)) throw new ArgumentException($"The diversity is {Diversity}; it must be from 0 to 1.");
        if (!(PopularityDiscount >= 0 && double.IsFinite(PopularityDiscount)))
            throw new ArgumentException($"The popularity discount is {PopularityDiscount} stars; it must not be negative.");
    }
}
