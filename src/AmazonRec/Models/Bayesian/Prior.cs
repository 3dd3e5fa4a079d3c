namespace AmazonRec.Models.Bayesian;

/// <summary>The normal distribution that a group's weights are drawn from before anything is known of them.</summary>
internal readonly record struct Prior(double Mean, double Precision)
{
    /// <summary>Draws it given the weights; mean and precision have priors worth one weight themselves.</summary>
    /// <param name="weights">Of the group.</param>
    /// <param name="zeros">As <see cref="SamplerOptions.Zeros"/> says.</param>
    /// <param name="draws">Of this round.</param>
    public static Prior Draw(ReadOnlySpan<double> weights, double zeros, Draws draws)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var weight in weights) sum += weight;
        var centre = sum / (weights.Length + 1);
        foreach (var weight in weights) squares += (weight - centre) * (weight - centre);
        var precision = draws.Gamma(((weights.Length * (1 + zeros)) + 2) / 2, (1 + squares + (centre * centre)) / 2);
        return new Prior(draws.Normal(centre, (weights.Length + 1) * precision), precision);
    }

    /// <summary>A weight drawn given the ratings.</summary>
    /// <param name="weight">What it is now.</param>
    /// <param name="curvature">Sum of its squared slopes over the rows.</param>
    /// <param name="gradient">Sum of its slopes times the errors, with the weight as it is now.</param>
    /// <param name="noise">Precision of the ratings.</param>
    /// <param name="standard">A draw from the standard normal distribution.</param>
    public double Posterior(double weight, double curvature, double gradient, double noise, double standard)
    {
        var posterior = Precision + (noise * curvature);
        return (((Precision * Mean) + (noise * (gradient + (curvature * weight)))) / posterior) + (standard / Math.Sqrt(posterior));
    }
}
