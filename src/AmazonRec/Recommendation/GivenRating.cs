using System.Globalization;
using System.Text;

namespace AmazonRec.Recommendation;

/// <summary>A rating that someone gives along with a question.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Stars">On the rating scale of the run.</param>
public sealed record GivenRating(string Item, float Stars)
{
    private const string Quoted = "An id with a comma is written in quotes, as in \"A,1\"=5.";

    /// <summary>
    /// Reads <c>ITEM=STARS,ITEM=STARS</c>. An id may stand in double quotes, and must if it holds a comma; a quote within is doubled.
    /// </summary>
    /// <exception cref="FormatException">A part is written otherwise.</exception>
    public static IReadOnlyList<GivenRating> Parse(string text)
    {
        var ratings = new List<GivenRating>();
        var rest = text.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            var isQuoted = rest[0] == '"';
            var id = isQuoted ? TakeQuoted(ref rest) : "";
            var comma = rest.IndexOf(',');
            var part = (comma < 0 ? rest : rest[..comma]).Trim();
            rest = (comma < 0 ? default : rest[(comma + 1)..]).Trim();
            if (!isQuoted && part.IsEmpty) continue;
            ratings.Add(
                isQuoted
                    ? One(id, part, isWhole: part is ['=', ..])
                    : One(part[..Math.Max(0, part.LastIndexOf('='))].Trim().ToString(), part, isWhole: part.Contains('=')));
        }

        return ratings;
    }

    private static GivenRating One(string id, ReadOnlySpan<char> part, bool isWhole) =>
        isWhole && id.Length > 0
            && float.TryParse(part[(part.LastIndexOf('=') + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var stars)
            ? new GivenRating(id, stars)
            : throw new FormatException($"'{part}' is no rating. Write ITEM=STARS, as in B0002E1G5C=5. {Quoted}");

    /// <summary>Takes what stands in quotes.</summary>
    private static string TakeQuoted(ref ReadOnlySpan<char> rest)
    {
        var id = new StringBuilder();
        var whole = rest;
        for (rest = rest[1..]; !rest.IsEmpty; rest = rest[1..])
        {
            if (rest is not ['"', ..])
            {
                id.Append(rest[0]);
            }
            else if (rest is ['"', '"', ..])
            {
                id.Append('"');
                rest = rest[1..];
            }
            else
            {
                rest = rest[1..].TrimStart();
                return id.ToString();
            }
        }

        throw new FormatException($"'{whole}' opens a quote and does not close it. {Quoted}");
    }
}
