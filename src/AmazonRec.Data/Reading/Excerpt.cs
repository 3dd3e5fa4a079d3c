namespace AmazonRec.Data.Reading;

/// <summary>What a message shows of a file: one line of it, however long it is and whatever it holds.</summary>
internal static class Excerpt
{
    private const int Begin = 120;
    private const int End = 60;

    /// <summary>The text itself, or its begin and end; what can't be seen is shown as a sign for it.</summary>
    public static string Cut(string text)
    {
        if (text.Length > Begin + End) text = $"{text[..Begin]} [...] {text[^End..]}";
        return string.Create(text.Length, text, static (shown, from) =>
        {
            // Half a character is left where a pair was cut in two.
            for (var i = 0; i < shown.Length; i++) shown[i] = char.IsControl(from[i]) || IsHalf(from, i) ? '\uFFFD' : from[i];
        });
    }

    private static bool IsHalf(string text, int at) =>
        (char.IsHighSurrogate(text[at]) && (at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])))
        || (char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1])));
}
