namespace AmazonRec.Recommendation;

/// <summary>A rating that someone gives along with a question.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Stars">On the rating scale of the run.</param>
public sealed record GivenRating(string Item, float Stars)
{
    /// <summary>Reads <c>ITEM=STARS,ITEM=STARS</c>.</summary>
    /// <exception cref="FormatException">A part is written otherwise.</exception>
    public static IReadOnlyList<GivenRating> Parse(string text)
    {
        return [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(One)];

        static GivenRating One(string part)
        {
            var at = part.LastIndexOf('=');
            return at > 0 && float.TryParse(part.AsSpan(at + 1), out var stars)
                ? new GivenRating(part[..at].Trim(), stars)
                : throw new FormatException($"'{part}' is no rating. Write ITEM=STARS, as in B0002E1G5C=5.");
        }
    }
}
