using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Leaderboards;

/// <summary>Several models on the same test rows, the best first, each against a baseline and against the best.</summary>
/// <param name="Baseline">Name of the baseline's line; null where there is none.</param>
/// <param name="Best">Name of the line with the least RMSE.</param>
/// <param name="Tests">How many tests p values are adjusted for.</param>
/// <param name="Lines">In the order of their RMSE.</param>
public sealed record Leaderboard(string? Baseline, string Best, int Tests, IReadOnlyList<LeaderboardLine> Lines)
{
    /// <summary>What a reader must know of the numbers.</summary>
    public string Note =>
        "Intervals are 95 %, of users drawn anew with all their rows. p is of a t test of the squared errors with users as clusters. "
        + MultipleComparisons.NoteOf(Tests)
        + (Lines.Any(line => line.AgainstBest is not null)
            ? " The best line was picked on these rows, so what it is ahead by looks a little larger than it is."
            : "");

    /// <summary>The line of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public LeaderboardLine this[string name] =>
        Lines.FirstOrDefault(line => line.Name == name) ?? throw new KeyNotFoundException($"The leaderboard has no line '{name}'.");

    /// <summary>Makes a leaderboard.</summary>
    /// <param name="entrants">At least one, under different names, with predictions of the same rows in the same order.</param>
    /// <param name="baseline">Name of the one that all are set against; null, or a name that is not there, for none.</param>
    /// <param name="options">How intervals are drawn.</param>
    /// <exception cref="ArgumentException">There are none, two have the same name, or rows differ.</exception>
    public static Leaderboard Create(IReadOnlyList<Entrant> entrants, string? baseline, BootstrapOptions? options = null)
    {
        options ??= new();
        if (entrants.Count == 0) throw new ArgumentException("A leaderboard takes at least one model.");
        if (entrants.CountBy(e => e.Name).FirstOrDefault(named => named.Value > 1).Key is { } twice)
            throw new ArgumentException($"Two lines of the leaderboard are named '{twice}'.");
        var measured = entrants.Select(e => (Entrant: e, Intervals: Bootstrap.Intervals(e.Predictions, options)))
            .OrderBy(m => m.Intervals.Rmse.Estimate).ThenBy(m => m.Entrant.Name, StringComparer.Ordinal).ToArray();
        var (best, yardstick) = (measured[0].Entrant, entrants.FirstOrDefault(e => e.Name == baseline));
        var againstBaseline = Against(yardstick);
        var againstBest = best == yardstick ? [] : Against(best, yardstick); // the pair of both is tested once
        Comparison[] all = [.. againstBaseline.Values, .. againstBest.Values];
        var adjusted = MultipleComparisons.Holm([.. all.Select(c => c.T.PValue)]);
        return new Leaderboard(yardstick?.Name, best.Name, all.Length, [.. measured.Select(Line)]);

        Dictionary<string, Comparison> Against(Entrant? other, Entrant? but = null) => other is null
            ? []
            : measured.Where(m => m.Entrant != other && m.Entrant != but).ToDictionary(
                m => m.Entrant.Name, m => Comparison.Measure(m.Entrant.Name, m.Entrant.Predictions, other.Predictions, options));

        LeaderboardLine Line((Entrant Entrant, RatingIntervals Intervals) m) => new(
            m.Entrant.Name, m.Entrant.IsBaseline, m.Intervals.Rmse, m.Intervals.Mae, m.Entrant.Seconds,
            Difference(againstBaseline, m.Entrant.Name), Difference(againstBest, m.Entrant.Name), m.Entrant.Ndcg);

        LeaderboardDifference? Difference(Dictionary<string, Comparison> of, string name) => of.TryGetValue(name, out var comparison)
            ? new LeaderboardDifference(comparison.Difference.Rmse, adjusted[Array.IndexOf(all, comparison)])
            : null;
    }
}
