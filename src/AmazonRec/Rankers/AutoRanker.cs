using System.Diagnostics;
using AmazonRec.Data;

namespace AmazonRec.Rankers;

/// <summary>
/// The ranker where nobody names one: several rankers, each with the parameters that put held-out items highest, blended by shares that do
/// the same, and fitted anew on all rows before the test rows.
/// </summary>
public static class AutoRanker
{
    /// <summary>Its name.</summary>
    public const string Name = "auto";

    /// <summary>
    /// The rankers that it tries where nobody names others: those that are quick for what they add to a blend, and need no plug-in.
    /// </summary>
    public static IReadOnlyList<string> Portfolio { get; } = ["popular", "item-knn", "rp3beta", "sequential-knn", "ease", "als"];

    /// <summary>Makes it.</summary>
    /// <param name="task">The training rows, and held-out items to choose by.</param>
    /// <param name="options">Which rankers, and for how long.</param>
    /// <param name="last">What the last fit is on: the rows before the test rows.</param>
    internal static (IRanker Ranker, IReadOnlyList<RankerPart> Parts, double Ndcg) Fit(
        RankerTask task, RankerOptions options, Interactions last)
    {
        var (clock, held) = (Stopwatch.StartNew(), task.Validation!);
        var entries = (options.Portfolio ?? Portfolio).Select(RankerZoo.Find).ToArray();
        var budget = options.BudgetOn(task.Chosen.Count) / entries.Length;
        var found = new List<(RankerEntry Entry, RankerSearch.Found Best, double Seconds)>();
        foreach (var entry in entries)
        {
            var start = clock.Elapsed.TotalSeconds;
            if (entries.Length > 1 && entry.Seconds(task, RankerSettings.None) > options.BudgetOn(task.Chosen.Count)) continue;
            found.Add((entry, RankerSearch.Best(entry, task with { Progress = null }, held, budget), clock.Elapsed.TotalSeconds - start));
            task.Progress?.Report(0.8 * found.Count / entries.Length);
        }

        var search = BlendWeights.Prepare([.. found.Select(part => part.Best.Ranker)], held, task.Threads, task.Cancellation);
        var (shares, ndcg) = search.SearchSteady(found.Count, task.Threads, task.Seed);
        var without = shares.Select((share, at) => share is > 0 and < 1 ? search.Ndcg(Without(at), task.Threads) : (double?)null).ToArray();
        var parts = new List<(string Name, float Weight, IRanker Ranker)>();
        foreach (var (at, (entry, best, _)) in found.Index())
        {
            if (shares[at] <= 0) continue;
            var ranker = ReferenceEquals(last, task.Chosen) ? best.Ranker : entry.Fit(task.On(last), best.Ranker.Again(best.Settings));
            parts.Add((entry.Name, (float)shares[at], ranker));
            task.Progress?.Report(0.8 + (0.2 * (at + 1) / found.Count));
        }

        return (
            new BlendedRanker(parts), [.. found.Select((part, at) => PartOf(part.Entry, part.Best, at, part.Seconds))], ndcg);

        double[] Without(int at) => [.. shares.Select((share, other) => other == at ? 0 : share / (1 - shares[at]))];

        RankerPart PartOf(RankerEntry entry, RankerSearch.Found best, int at, double seconds) =>
            new(entry.Name, best.Settings.Text(entry), shares[at], best.Ndcg, without[at], seconds);
    }
}
