namespace AmazonRec.Rankers.Items;

/// <summary>
/// RP3β (Paudel et al. 2017): a walk of three random steps, from a user to an item, to one of its users, to one of their items. The weight
/// from item j to item i is Σ over their common users u of (1 / (n(j) n(u)))^α, over n(i)^β; β takes from popular items.
/// </summary>
public static class Rp3Beta
{
    private static readonly RankerParameter Neighbours = new("neighbours", 1000, "Neighbours of an item.", [], Least: 1);
    private static readonly RankerParameter Alpha = new("alpha", 0.7, "Power of the walk's chances (α).", [0.5, 0.7, 1]);
    private static readonly RankerParameter Beta = new("beta", 0.3, "How much is taken from popular items (β).", [0.2, 0.3]);

    /// <summary>In the list of rankers.</summary>
    public static RankerEntry Entry { get; } = new(
        "rp3beta",
        "A random walk from users to items, to their users, to those users' items, with less for the popular ones.",
        "Paudel et al. 2017",
        [Neighbours, Alpha, Beta, History.Even],
        Fit,
        ItemLinks.Restore)
    {
        Seconds = (task, _) => ItemLinks.Seconds(task),
    };

    private static ItemLinks Fit(RankerTask task, RankerSettings settings)
    {
        var (chosen, alpha, beta) = (task.Chosen, settings[Alpha], settings[Beta]);
        return ItemLinks.Find(
            task,
            settings.Whole(Neighbours),
            History.Of(settings, History.Even),
            (item, sums) =>
            {
                foreach (var user in chosen.UsersOf(item))
                {
                    var share = Math.Pow(chosen.ItemsOf(user).Length, -alpha);
                    foreach (var other in chosen.ItemsOf(user)) sums.Add(other, share);
                }
            },
            (from, to, walks) =>
                walks * Math.Pow(chosen.UsersOf(from).Length, -alpha) * Math.Pow(chosen.UsersOf(to).Length, -beta));
    }
}
