namespace AmazonRec.Rankers.Items;

/// <summary>
/// Item neighbours that know the order of choices (in the way of sequential rules; Ludewig and Jannach 2018): a user who chose j and, d items
/// later, i counts γ^(d - 1) / n(u)^q for the weight from j to i, and ρ times as much for that from i to j. The weight is the sum over users
/// over (n(i) n(j))^p + shrinkage. What was chosen last speaks most.
/// </summary>
public static class SequentialKnn
{
    private const double Apart = 1e-3; // pairs further apart than this share of a neighbour in the sequence are left out

    private static readonly RankerParameter Neighbours = new("neighbours", 300, "Neighbours of an item.", [], Least: 1);

    private static readonly RankerParameter Distance = new(
        "distance", 0.9, "What each step between two choices multiplies their weight by (γ).", [0.8, 0.9, 1]);

    private static readonly RankerParameter Backward = new(
        "backward", 0.25, "Share of a pair's weight that counts against the order (ρ).", [0.1, 0.25, 0.5, 1]);

    private static readonly RankerParameter Length = new("length", 0.25, "How much less users with many items count (q).", [0, 0.25, 0.5]);
    private static readonly RankerParameter Popularity = new(
        "popularity", 0.3, "How much is taken from popular items (p).", [0.2, 0.3, 0.5]);

    private static readonly RankerParameter Shrinkage = new("shrinkage", 2, "Added below the line.", [0.5, 2, 8]);

    /// <summary>In the list of rankers.</summary>
    public static RankerEntry Entry { get; } = new(
        "sequential-knn",
        "Items that users chose soon after what one has chosen last.",
        "Ludewig and Jannach 2018",
        [Distance, Backward, History.Recency, Popularity, Length, Shrinkage, Neighbours],
        Fit,
        ItemLinks.Restore)
    {
        Seconds = (task, _) => 3 * ItemLinks.Seconds(task),
    };

    private static ItemLinks Fit(RankerTask task, RankerSettings settings)
    {
        var (chosen, distance, backward) = (task.Chosen, settings[Distance], settings[Backward]);
        var (length, popularity, shrinkage) = (settings[Length], settings[Popularity], settings[Shrinkage]);
        return ItemLinks.Find(
            task,
            settings.Whole(Neighbours),
            History.Of(settings),
            (item, sums) =>
            {
                foreach (var user in chosen.UsersOf(item))
                {
                    var items = chosen.ItemsOf(user);
                    var (at, share) = (items.IndexOf(item), Math.Pow(items.Length, -length));
                    for (var (place, weight) = (at - 1, share); place >= 0 && weight > Apart * share; place--, weight *= distance)
                        sums.Add(items[place], weight);
                    if (backward == 0) continue;
                    for (var (place, weight) = (at + 1, share); place < items.Length && weight > Apart * share; place++, weight *= distance)
                        sums.Add(items[place], backward * weight);
                }
            },
            (from, to, together) =>
                together / (Math.Pow((double)chosen.UsersOf(from).Length * chosen.UsersOf(to).Length, popularity) + shrinkage));
    }
}
