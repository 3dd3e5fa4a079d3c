namespace AmazonRec.Data;

/// <summary>What a file of ratings holds, at a glance.</summary>
/// <param name="Ratings">Rows.</param>
/// <param name="Users">Distinct users.</param>
/// <param name="Items">Distinct items.</param>
/// <param name="Density">Rows per possible pair of user and item, 0 to 1 (copies counted).</param>
/// <param name="Mean">Mean rating.</param>
/// <param name="Stars">Rows of each rating value, in ascending order of the values.</param>
/// <param name="PerUser">Quantiles of the number of ratings per user.</param>
/// <param name="PerItem">Quantiles of the number of ratings per item.</param>
/// <param name="First">Earliest rating; null where the file has no times.</param>
/// <param name="Last">Latest rating; null where the file has no times.</param>
/// <param name="Copies">Rows beyond the first for the same user and item.</param>
/// <param name="BadRows">Rows left out as bad.</param>
public sealed record RatingsProfile(
    int Ratings,
    int Users,
    int Items,
    double Density,
    double Mean,
    IReadOnlyList<RatingsProfile.StarCount> Stars,
    RatingsProfile.Quantiles PerUser,
    RatingsProfile.Quantiles PerItem,
    DateTimeOffset? First,
    DateTimeOffset? Last,
    int Copies,
    IReadOnlyList<RowError> BadRows)
{
    /// <summary>The profile of ratings.</summary>
    public static RatingsProfile Of(Ratings ratings)
    {
        var timed = ratings.Time.Any(t => t != 0);
        return new RatingsProfile(
            ratings.Count,
            ratings.Users.Count,
            ratings.Items.Count,
            (double)ratings.Count / ((double)ratings.Users.Count * ratings.Items.Count),
            ratings.Value.Average(v => (double)v),
            [.. ratings.Value.CountBy(v => v).OrderBy(c => c.Key).Select(c => new StarCount(c.Key, c.Value))],
            Quantiles.Of(ratings.CountsPerUser()),
            Quantiles.Of(ratings.CountsPerItem()),
            timed ? DateTimeOffset.FromUnixTimeSeconds(ratings.Time.Min()) : null,
            timed ? DateTimeOffset.FromUnixTimeSeconds(ratings.Time.Max()) : null,
            ratings.Count - ratings.WithoutCopies().Count,
            ratings.BadRows);
    }

    /// <summary>How many rows have a rating.</summary>
    public sealed record StarCount(float Rating, int Count);

    /// <summary>Smallest, quarter, half, three quarters, 99 in 100, largest (nearest rank).</summary>
    public sealed record Quantiles(int Min, int Q25, int Median, int Q75, int Q99, int Max)
    {
        internal static Quantiles Of(int[] counts)
        {
            var sorted = counts.Order().ToArray();
            return new Quantiles(sorted[0], At(.25), At(.5), At(.75), At(.99), sorted[^1]);

            int At(double share) => sorted[Math.Max((int)Math.Ceiling(share * sorted.Length) - 1, 0)];
        }
    }
}
