namespace AmazonRec.Data;

/// <summary>Finds the name that was probably meant.</summary>
public static class Nearest
{
    /// <summary>Of the names, the one the fewest edits away (Levenshtein 1966); of equals the first.</summary>
    public static string Of(string written, IEnumerable<string> names) => names.MinBy(name => Distance(written, name))!;

    /// <summary>The few names that are the fewest edits away, nearest first; of equals in their order.</summary>
    public static IReadOnlyList<string> Few(string written, IEnumerable<string> names, int count) => [.. names.OrderBy(name => Distance(written, name)).Take(count)];

    /// <summary>How many letters must be put in, taken out or changed to make one of the other.</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
