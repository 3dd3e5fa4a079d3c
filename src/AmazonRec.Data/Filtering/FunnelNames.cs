namespace AmazonRec.Data.Filtering;

/// <summary>What the funnel calls its steps, whoever takes them.</summary>
internal static class FunnelNames
{
    /// <summary>All that was read.</summary>
    public const string Read = "read";

    /// <summary>Reviews of known purchases alone.</summary>
    public const string Verified = "verified purchases";

    /// <summary>A span of days.</summary>
    public static string Between(DateOnly? from, DateOnly? to) => string.Join(
        ", ", new[] { from is null ? null : $"from {from:yyyy-MM-dd}", to is null ? null : $"before {to:yyyy-MM-dd}" }.OfType<string>());

    /// <summary>One rating of each user and item.</summary>
    public static string WithoutCopies(Keep keep) =>
        "without copies of user and item"
        + keep switch { Keep.First => ", the first kept", Keep.Mean => ", their mean kept", _ => "" };

    /// <summary>A core, and in how many rounds it was found.</summary>
    public static string Core(int perUser, int perItem, int rounds)
    {
        var name = perUser == perItem ? $"{perUser}-core" : $"core: users with >= {perUser}, items with >= {perItem} ratings";
        return $"{name} ({rounds} {(rounds == 1 ? "round" : "rounds")})";
    }
}
