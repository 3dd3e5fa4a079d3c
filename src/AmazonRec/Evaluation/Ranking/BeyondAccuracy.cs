using AmazonRec.Data;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>What lists are like, whether or not they are right.</summary>
/// <param name="Coverage">Share of all items that are in any list, 0 to 1.</param>
/// <param name="Gini">How unequally items are shown, over all items: 0 where all are shown equally often, towards 1 where few take
/// all.</param>
/// <param name="Popularity">Training ratings of a recommended item, mean over each list and then over the users.</param>
/// <param name="PopularityOfRated">The same of the items that these users rated in training, each once. Where what is recommended is more
/// popular than what they take themselves, that is popularity bias (Abdollahpouri et al. 2019).</param>
/// <param name="Novelty">Self-information of a recommended item, -log2 of the share of users who rated it in training, in bits, mean over
/// each list and then over the users (Zhou et al. 2010). An item that none rated counts as rated once.</param>
public sealed record BeyondAccuracy(double Coverage, double Gini, double Popularity, double PopularityOfRated, double Novelty)
{
    /// <summary>Looks at some lists.</summary>
    /// <param name="lists">At least one that is not empty.</param>
    /// <param name="train">The training rows.</param>
    /// <exception cref="ArgumentException">Nothing is recommended.</exception>
    public static BeyondAccuracy Measure(IReadOnlyCollection<TopList> lists, Ratings train)
    {
        var shown = Shown(lists, train.Items.Count);
        var (counts, rows) = (train.CountsPerItem(), RowIndex.ByUser(train));
        var (users, raters) = ((double)train.CountsPerUser().Count(count => count > 0), RatersOf(train, rows));
        return new BeyondAccuracy(
            (double)shown.Count(count => count > 0) / shown.Length,
            GiniOf(shown),
            MeanOver(lists.Select(list => list.Items), item => counts[item]),
            MeanOver(
                lists.Select(list => rows[list.User].ToArray().Select(row => train.Item[row]).Distinct().ToArray()), item => counts[item]),
            MeanOver(lists.Select(list => list.Items), item => Math.Log2(users / Math.Max(1, raters[item]))));
    }

    /// <summary>Looks at some lists where no training rows are at hand: popularity and novelty are NaN.</summary>
    /// <param name="lists">At least one that is not empty.</param>
    /// <param name="items">How many items there are.</param>
    /// <exception cref="ArgumentException">Nothing is recommended.</exception>
    public static BeyondAccuracy Measure(IReadOnlyCollection<TopList> lists, int items)
    {
        var shown = Shown(lists, items);
        return new BeyondAccuracy(
            (double)shown.Count(count => count > 0) / shown.Length, GiniOf(shown), double.NaN, double.NaN, double.NaN);
    }

    /// <summary>The Gini coefficient of counts: 0 for equal ones, 1 - 1/n where one has all.</summary>
    internal static double GiniOf(int[] counts)
    {
        var (sum, weighted) = (0.0, 0.0);
        foreach (var (index, count) in counts.Order().Index())
        {
            sum += count;
            weighted += ((2.0 * (index + 1)) - counts.Length - 1) * count;
        }

        return weighted / (counts.Length * sum);
    }

    /// <summary>How often each item is shown.</summary>
    private static int[] Shown(IReadOnlyCollection<TopList> lists, int items)
    {
        var shown = new int[items];
        foreach (var list in lists)
            foreach (var item in list.Items) shown[item]++;
        return Array.TrueForAll(shown, count => count == 0) ? throw new ArgumentException("Nothing is recommended in any list.") : shown;
    }

    /// <summary>How many users rated each item: who rated it several times counts once.</summary>
    private static int[] RatersOf(Ratings train, RowIndex rows)
    {
        var (raters, last) = (new int[train.Items.Count], new int[train.Items.Count]);
        for (var user = 0; user < rows.Count; user++)
        {
            foreach (var row in rows[user])
            {
                var item = train.Item[row];
                if (last[item] == user + 1) continue;
                last[item] = user + 1;
                raters[item]++;
            }
        }

        return raters;
    }

    /// <summary>The mean of means; users without any have no say.</summary>
    private static double MeanOver(IEnumerable<int[]> users, Func<int, double> value) =>
        users.Where(user => user.Length > 0).Select(user => user.Average(value)).DefaultIfEmpty(double.NaN).Average();
}
