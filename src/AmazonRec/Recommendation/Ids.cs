using AmazonRec.Data;

namespace AmazonRec.Recommendation;

/// <summary>Finds what an id stands for, or says which was probably meant.</summary>
internal static class Ids
{
    private const int LongestCompared = 64; // an id of a thousand letters is no typo

    /// <summary>The code of an id.</summary>
    /// <param name="vocabulary">The ids that are known.</param>
    /// <param name="id">The id.</param>
    /// <param name="kind">What it is of.</param>
    /// <param name="place">Where it was looked for.</param>
    /// <exception cref="KeyNotFoundException">It is not known; the message names those that are close.</exception>
    public static int CodeOf(Vocabulary vocabulary, string id, string kind, string place = "this run")
    {
        if (vocabulary.TryGetCode(id, out var code)) return code;
        var close = id.Length is > 0 and <= LongestCompared ? Nearest.Few(id, vocabulary.Ids, 3) : [];
        var meant = close.Count > 0 ? $" Did you mean {string.Join(", ", close)}?" : "";
        throw new KeyNotFoundException(
            $"There is no {kind} '{(id.Length <= LongestCompared ? id : $"{id[..LongestCompared]}…")}' in {place}.{meant}");
    }
}
