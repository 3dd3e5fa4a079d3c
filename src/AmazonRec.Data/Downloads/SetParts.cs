namespace AmazonRec.Data.Downloads;

/// <summary>The words for parts of a set, as the command line takes them.</summary>
public static class SetParts
{
    private static readonly (SetPart Part, string Word)[] Words =
        [(SetPart.Ratings, "ratings"), (SetPart.Reviews, "reviews"), (SetPart.FiveCore, "5core"), (SetPart.Metadata, "metadata")];

    /// <summary>The word for a part.</summary>
    public static string Word(SetPart part) => Words.First(w => w.Part == part).Word;

    /// <summary>The part a word stands for.</summary>
    /// <exception cref="ArgumentException">There is no such part; the message names those that there are.</exception>
    public static SetPart Parse(string word)
    {
        foreach (var (part, known) in Words)
            if (known == word) return part;
        var words = Words.Select(w => w.Word).ToArray();
        throw new ArgumentException($"There is no kind '{word}'.{Nearest.Hint(word, words)} Kinds: {string.Join(", ", words)}.");
    }
}
