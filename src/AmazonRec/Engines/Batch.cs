namespace AmazonRec.Engines;

/// <summary>Rows to train on in one step: codes of users and items, and their ratings.</summary>
public readonly ref struct Batch(ReadOnlySpan<int> users, ReadOnlySpan<int> items, ReadOnlySpan<float> ratings)
{
    /// <summary>User code of each row.</summary>
    public ReadOnlySpan<int> Users { get; } = users;

    /// <summary>Item code of each row.</summary>
    public ReadOnlySpan<int> Items { get; } = items;

    /// <summary>Rating of each row.</summary>
    public ReadOnlySpan<float> Ratings { get; } = ratings;

    /// <summary>Number of rows.</summary>
    public int Count => Users.Length;
}
