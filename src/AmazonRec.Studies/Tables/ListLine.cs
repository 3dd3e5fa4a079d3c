namespace AmazonRec.Studies.Tables;

/// <summary>A list that was published, or one of ours with all seeds.</summary>
/// <param name="Model">The model or ranker.</param>
/// <param name="By">Who published it, or that it is ours.</param>
/// <param name="Note">What to know of it.</param>
/// <param name="IsOurs">Whether it is ours.</param>
/// <param name="Figures">By metric, of each seed.</param>
internal sealed record ListLine(
    string Model, string By, string Note, bool IsOurs, IReadOnlyList<IReadOnlyDictionary<string, double>> Figures)
{
    /// <summary>Whether its parameters were chosen on the test rows, so that it is no result.</summary>
    public bool IsChosenOnTest { get; init; }

    /// <summary>Mean over the seeds; NaN where the metric is not given.</summary>
    public double Mean(string metric) => Values(metric).Average();

    /// <summary>Sample deviation over the seeds; NaN of one.</summary>
    public double Deviation(string metric)
    {
        var mean = Mean(metric);
        return Math.Sqrt(Values(metric).Sum(value => (value - mean) * (value - mean)) / (Figures.Count - 1));
    }

    private IEnumerable<double> Values(string metric) => Figures.Select(f => f.GetValueOrDefault(metric, double.NaN));
}
