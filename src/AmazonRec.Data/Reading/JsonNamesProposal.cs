using System.Globalization;

namespace AmazonRec.Data.Reading;

/// <summary>
/// Tells the names that a file of JSON lines has, and which <c>--columns</c> would read it, as far as names and values show.
/// </summary>
internal static class JsonNamesProposal
{
    private const int MostShown = 40;

    private static readonly string[] UserParts = ["user", "reviewer", "customer", "member", "profile", "account"];
    private static readonly string[] ItemParts = [
        "item", "product", "business", "book", "movie", "film", "game", "song", "track", "recipe", "asin", "isbn", "sku"];
    private static readonly string[] RatingParts = ["rating", "star", "score"];
    private static readonly string[] TimeParts = ["time", "date", "_at"];

    /// <summary>A sentence or two for a message.</summary>
    /// <param name="sample">The first lines.</param>
    /// <param name="range">The scale of the ratings, beyond which the values are told with the scale that they need.</param>
    public static string For(JsonSample sample, RatingRange range)
    {
        var names = string.Join(", ", sample.Properties.Take(MostShown).Select(property => Excerpt.Cut(property.Name)));
        var found = $"Its JSON lines have the names {names}{(sample.Properties.Count > MostShown ? ", ..." : "")}.";
        var user = Guess(sample, ColumnRole.User, UserParts, IsId, []);
        var item = Guess(sample, ColumnRole.Item, ItemParts, IsId, [user]) ?? OtherId(sample, user);
        var rating = Guess(sample, ColumnRole.Rating, RatingParts, property => property.Numbers > 0, [user, item]);
        var time = Guess(sample, ColumnRole.Time, TimeParts, property => property.Times.Count > 0, [user, item, rating]);
        if (user is null || item is null)
            return $"{found} Say which of them are what, in code by ReadOptions.Columns: "
                + "--columns user=NAME,item=NAME,rating=NAME,time=NAME.";
        var (ids, end) = ($"--columns user={user},item={item}", time is null ? "" : $",time={time}");
        return rating is null
            ? $"{found} None of them tells a rating for certain. Name it (in code, by ReadOptions.Columns) with {ids},rating=NAME{end}, or "
                + $"read who chose what: {ids}{end}"
            : $"{found} Say which of them are what, in code by ReadOptions.Columns: {ids},rating={rating}{end}"
                + $"{RangeOf(sample.Find(rating)!, range)}";
    }

    private static string RangeOf(JsonProperty rating, RatingRange range) =>
        range.Contains((float)rating.Least) && range.Contains((float)rating.Most)
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $" --rating-range {Math.Min(Math.Floor(rating.Least), range.Min)},{Math.Max(Math.Ceiling(rating.Most), range.Max)}");

    /// <summary>The first name that is known for a role, or else sounds like it, and whose values may be such.</summary>
    private static string? Guess(JsonSample sample, ColumnRole role, string[] parts, Func<JsonProperty, bool> fits, string?[] taken)
    {
        var free = sample.Properties.Where(
            property => fits(property) && !taken.Contains(property.Name) && CanBeSaid(property.Name)).ToArray();
        var at = ColumnNames.Find([.. free.Select(property => property.Name)], role);
        if (at >= 0) return free[at].Name;
        return free.Select(property => property.Name).FirstOrDefault(name => ColumnNames.RoleOf(name) == role)
            ?? free.Select(property => property.Name)
                .FirstOrDefault(
                    name =>
                        ColumnNames.RoleOf(name) == ColumnRole.None
                            && parts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The one id that is neither the user's nor the review's; null where there is none, or several.</summary>
    private static string? OtherId(JsonSample sample, string? user)
    {
        string[] others =
        [
            .. sample.Properties.Where(property => IsId(property) && property.Name != user && CanBeSaid(property.Name))
            .Select(property => property.Name)
                .Where(
                    name =>
                        name.EndsWith("id", StringComparison.OrdinalIgnoreCase)
                            && !name.Contains("review", StringComparison.OrdinalIgnoreCase)),
        ];
        return others is [var one] ? one : null;
    }

    private static bool IsId(JsonProperty property) => property.Scalars > 0;

    private static bool CanBeSaid(string name) => name.Trim() == name && !name.Contains(',') && !name.Contains('=');
}
