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
    }

    /// <summary>User code of each row.</summary>
    public ReadOnlySpan<int> Users { get; }

    /// <summary>Item code of each row.</summary>
    public ReadOnlySpan<int> Items { get; }

    /// <summary>Rating of each row.</summary>
    public ReadOnlySpan<float> Ratings { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Users.Length;
}
