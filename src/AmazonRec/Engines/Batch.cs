namespace AmazonRec.Engines;

/// <summary>Rows to train on in one step: codes of users and items, and their ratings.</summary>
public readonly ref struct Batch
{
    /// <summary>A batch of columns of equal length.</summary>
    /// <exception cref="ArgumentException">They differ in length, or are empty.</exception>
    public Batch(ReadOnlySpan<int> users, ReadOnlySpan<int> items, ReadOnlySpan<float> ratings)
    {
        if (users.IsEmpty || items.Length != users.Length || ratings.Length != users.Length)
            throw new ArgumentException(
                $"A batch of {users.Length} users, {items.Length} items and {ratings.Length} ratings: there must be as many of each, "
                + "and at least one.");
        Users = users;
        Items = items;
        Ratings = ratings;
        Whole = users.Length;
    }

    private Batch(
        ReadOnlySpan<int> users, ReadOnlySpan<int> items, ReadOnlySpan<float> ratings, ReadOnlySpan<int> places, int whole)
    {
        Users = users;
        Items = items;
        Ratings = ratings;
        Places = places;
        Whole = whole;
    }

    /// <summary>User code of each row.</summary>
    public ReadOnlySpan<int> Users { get; }

    /// <summary>Item code of each row.</summary>
    public ReadOnlySpan<int> Items { get; }

    /// <summary>Rating of each row.</summary>
    public ReadOnlySpan<float> Ratings { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Users.Length;

    /// <summary>Number of rows of all ranks' shares in it; <see cref="Count"/> where one process trains alone.</summary>
    public int Whole { get; }

    /// <summary>The place of each row among all ranks' rows, by which dropout draws; empty where one process trains alone.</summary>
    internal ReadOnlySpan<int> Places { get; }

    /// <summary>This rank's rows of a batch that is divided among ranks: there may be none.</summary>
    /// <param name="users">Codes among this rank's own.</param>
    /// <param name="items">Codes of items.</param>
    /// <param name="ratings">Ratings.</param>
    /// <param name="places">Their places in the whole batch, rising.</param>
    /// <param name="whole">Rows of the batch on all ranks.</param>
    internal static Batch Share(
        ReadOnlySpan<int> users, ReadOnlySpan<int> items, ReadOnlySpan<float> ratings, ReadOnlySpan<int> places, int whole) =>
        new(users, items, ratings, places, whole);
}
