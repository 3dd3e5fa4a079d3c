using AmazonRec.Data;
using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Testing.Data;

/// <summary>Few ratings with much in common: copies, repeated texts, equal times, users of one row.</summary>
public static class SmallRatings
{
    public static Arbitrary<Ratings> Arbitrary { get; } = (
        from rows in Gen.Choose(2, 60)
        from codes in Gen.Choose(0, (9 * 7 * 5 * 8 * 4) - 1).ArrayOf(rows)
        select Of(codes)).ToArbitrary();

    /// <summary>What a row is, whatever its codes: parts of a whole hold the same as the whole.</summary>
    public static IEnumerable<(string User, string Item, float Value, long Time)> Rows(params Ratings[] parts) =>
        parts.SelectMany(
            part =>
                Enumerable.Range(0, part.Count)
                    .Select(row => (part.Users[part.User[row]], part.Items[part.Item[row]], part.Value[row], part.Time[row]))).Order();

    public static Ratings WithTexts((string User, string Item, float Value, long Time, ulong Text)[] rows)
    {
        var bare = Ratings.FromRows(rows.Select(r => (r.User, r.Item, r.Value, r.Time)));
        return new Ratings(bare.Users, bare.Items, bare.User, bare.Item, bare.Value, bare.Time)
        {
            TextHash = [.. rows.Select(r => r.Text)],
            Funnel = bare.Funnel,
        };
    }

    private static Ratings Of(int[] codes) => WithTexts([.. codes.Select(code =>
        ($"u{code % 9}", $"i{code / 9 % 7}", 1f + (code / 63 % 5), 1L + (code / 315 % 8), (ulong)(code / 2520 % 4)))]);
}
