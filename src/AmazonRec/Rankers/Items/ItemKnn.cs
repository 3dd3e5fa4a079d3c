namespace AmazonRec.Rankers.Items;

/// <summary>
/// Item neighbours by cosine (Sarwar et al. 2001; Deshpande and Karypis 2004): the weight from item j to item i is the number of users who
/// chose both, over √(n(i) n(j)) + shrinkage.
/// </summary>
public static class ItemKnn
{
    private static readonly RankerParameter Neighbours = new("neighbours", 200, "Neighbours of an item.", [], Least: 1);

    private static readonly RankerParameter Shrinkage = new(
        "shrinkage", 10, "Added below the line, so that few common users prove little.", [0, 10, 50]);

    /// <summary>In the list of rankers.</summary>
    public static RankerEntry Entry { get; } = new(
        "item-knn",
        "Items whose users are much the same as those of what one has chosen (cosine).",
        "Sarwar et al. 2001",
        [Neighbours, Shrinkage, History.Even],
        Fit,
        ItemLinks.Restore)
    {
        Seconds = (task, _) => ItemLinks.Seconds(task),
    };

    private static ItemLinks Fit(RankerTask task, RankerSettings settings)
    {
        var (chosen, shrinkage) = (task.Chosen, settings[Shrinkage]);
        return ItemLinks.Find(
            task,
            settings.Whole(Neighbours),
            History.Of(settings, History.Even),
            (item, sums) =>
            {
                foreach (var user in chosen.UsersOf(item))
                    foreach (var other in chosen.ItemsOf(user)) sums.Add(other, 1);
            },
            (from, to, together) =>
                together / (Math.Sqrt((double)chosen.UsersOf(from).Length * chosen.UsersOf(to).Length) + shrinkage));
    }
}
