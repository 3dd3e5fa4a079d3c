namespace AmazonRec.Data.Splitting;

/// <summary>Rows behind rows of the same vocabularies.</summary>
internal static class Joined
{
    public static Ratings And(this Ratings a, Ratings b) =>
        new(a.Users, a.Items, [.. a.User, .. b.User], [.. a.Item, .. b.Item], [.. a.Value, .. b.Value], [.. a.Time, .. b.Time])
        {
            TextHash = a.TextHash is { } left && b.TextHash is { } right ? [.. left, .. right] : null,
            IsImplicit = a.IsImplicit || b.IsImplicit,
            TimeIsOrder = a.TimeIsOrder || b.TimeIsOrder,
            Funnel = a.Funnel,
            BadRows = a.BadRows,
        };
}
