namespace AmazonRec.Data;

/// <summary>Finds the name that was probably meant.</summary>
public static class Nearest
{
    private const int LettersPerEdit = 3;
    private const int MostEdits = 2; // more make another word, or another id

    /// <summary>A sentence to end a message with, " Did you mean 'svd'?", where a name is close; nothing where none is.</summary>
    /// <remarks>Close is one edit, or two of a word of six letters or more. A wrong case is no edit.</remarks>
    public static string Hint(string written, IEnumerable<string> names) =>
        Close(written, names) is { } meant ? $" Did you mean '{meant}'?" : "";

    /// <summary>Of the names, the one the fewest edits away, if that is close; of equals the first.</summary>
    public static string? Close(string written, IEnumerable<string> names) => Few(written, names, 1) is [var first, ..] ? first : null;

    /// <summary>The few close names, nearest first; of equals in their order.</summary>
    public static IReadOnlyList<string> Few(string written, IEnumerable<string> names, int count)
    {
        var (lowered, most) = (written.ToLowerInvariant(), Math.Clamp(written.Length / LettersPerEdit, 1, MostEdits));
        return [.. names.Where(name => Math.Abs(name.Length - written.Length) <= most)
            .Select(name => (Name: name, Distance: Distance(lowered, name.ToLowerInvariant())))
            .Where(n => n.Distance <= most).OrderBy(n => n.Distance).Take(count).Select(n => n.Name)];
    }

    /// <summary>
    /// How many letters must be put in, taken out, changed, or swapped with the next to make one of the other (Damerau 1964).
    /// </summary>
    public static int Distance(string a, string b)
    {
        var edits = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) edits[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) edits[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1, changed);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }

        return edits[a.Length, b.Length];
    }
}
