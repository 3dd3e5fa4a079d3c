namespace AmazonRec.Rankers;

/// <summary>
/// Chooses the parameters of a ranker by held-out items: one parameter after another, from the defaults on, as long as there is time. What
/// a fit takes is told by the size of the work and not by the clock, so that the same budget always gives the same choice.
/// </summary>
internal static class RankerSearch
{
    /// <summary>What was found.</summary>
    /// <param name="Settings">The best.</param>
    /// <param name="Ranker">Fitted by them.</param>
    /// <param name="Ndcg">Its NDCG@10 on the held-out items.</param>
    internal sealed record Found(RankerSettings Settings, IRanker Ranker, double Ndcg);

    /// <summary>Searches.</summary>
    /// <param name="entry">The ranker.</param>
    /// <param name="task">Training rows, without the held-out items.</param>
    /// <param name="held">The held-out items.</param>
    /// <param name="budget">Seconds, about; the defaults are tried in any case.</param>
    public static Found Best(RankerEntry entry, RankerTask task, HeldOutItems held, double budget)
    {
        var (best, left) = (Try(RankerSettings.None), budget - entry.Seconds(task, RankerSettings.None));
        foreach (var parameter in entry.Parameters.Where(parameter => parameter.Tried.Count > 1))
        {
            foreach (var value in parameter.Tried.Where(value => value != best.Settings[parameter]).ToArray())
            {
                var settings = best.Settings.With(parameter.Name, value);
                if ((left -= entry.Seconds(task, settings)) < 0) return best;
                if (Try(settings) is var found && found.Ndcg > best.Ndcg) best = found;
            }
        }

        return best;

        Found Try(RankerSettings settings)
        {
            task.Cancellation.ThrowIfCancellationRequested();
            var ranker = entry.Fit(task, settings);
            return new Found(settings, ranker, held.Ndcg(ranker, task.Threads, task.Cancellation));
        }
    }
}
