namespace AmazonRec.Benchmarks;

/// <summary>
/// How large made-up ratings are, and how they are spread: by default like Amazon Electronics 2018 after its published filter, users and
/// items with more than ten ratings.
/// </summary>
public sealed record ElectronicsShape
{
    /// <summary>How many users rate.</summary>
    public int Users { get; init; } = 190_000;

    /// <summary>How many items there are.</summary>
    public int Items { get; init; } = 63_000;

    /// <summary>How many ratings there are; 70 % of them are trained on.</summary>
    public int Ratings { get; init; } = 3_300_000;

    /// <summary>What the least active user has.</summary>
    public int LeastPerUser { get; init; } = 11;

    /// <summary>Equal seeds and numbers make equal ratings.</summary>
    public ulong Seed { get; init; } = 2018;

    /// <summary>A smaller one with the same density of ratings per user, for tests and trials.</summary>
    public static ElectronicsShape Small { get; } = new() { Users = 1_000, Items = 400, Ratings = 17_400 };

    /// <summary>No user rates more than this, so that finding another item stays quick.</summary>
    internal int MostPerUser => Items / 2;

    /// <summary>Refuses what can't be made.</summary>
    /// <exception cref="ArgumentException">There are too few or too many ratings for the users.</exception>
    internal void Validate()
    {
        if (Users < 1 || Items < 2 || LeastPerUser < 1)
            throw new ArgumentException("There must be a user, two items, and a rating by each user.");
        var (least, most) = ((long)Users * LeastPerUser, (long)Users * MostPerUser);
        if (Ratings >= least && Ratings <= most) return;
        throw new ArgumentException(
            $"{Users:N0} users with {LeastPerUser} to {MostPerUser:N0} ratings each make {least:N0} to {most:N0}, not {Ratings:N0}.");
    }
}
