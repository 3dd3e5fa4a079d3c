using AmazonRec.Data;

namespace AmazonRec.Testing.Data;

/// <summary>Ratings with texts, from rows at hand; all four stars at time 1 unless said otherwise.</summary>
public static class Written
{
    public static Ratings Of(params (string User, string Item, string Text)[] rows) =>
        Of(rows.Select(r => (r.User, r.Item, r.Text, 1L, 4f)));

    public static Ratings Of(IEnumerable<(string User, string Item, string Text, long Time, float Stars)> rows)
    {
        var all = rows.ToArray();
        var ratings = Ratings.FromRows(all.Select(r => (r.User, r.Item, r.Stars, r.Time)));
        var texts = all.Select(r => r.Text).Distinct().ToList();
        return new Ratings(ratings.Users, ratings.Items, ratings.User, ratings.Item, ratings.Value, ratings.Time)
        {
            TextHash = [.. all.Select(r => r.Text.Length == 0 ? 0 : (ulong)texts.IndexOf(r.Text) + 1)],
        };
    }
}
