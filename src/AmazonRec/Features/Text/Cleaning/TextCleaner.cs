namespace AmazonRec.Features.Text.Cleaning;

/// <summary>Steps of cleaning in their order.</summary>
public sealed record TextCleaner(IReadOnlyList<TextStep> Steps)
{
    /// <summary>
    /// As product texts are cleaned for averaged word vectors: HTML, lower case, stop words, non-ASCII, and what is no word, in that order;
    /// so a stop word that touches a comma stays.
    /// </summary>
    public static TextCleaner English { get; } = new(
        [TextStep.Brackets, TextStep.Html, TextStep.LowerCase, TextStep.StopWords, TextStep.Ascii, TextStep.Words]);

    /// <summary>Only HTML goes, for what cuts words by itself, such as TF-IDF.</summary>
    public static TextCleaner Markup { get; } = new([TextStep.Html]);

    /// <summary>The text after all steps.</summary>
    public string Clean(string text)
    {
        foreach (var step in Steps) text = step.Apply(text);
        return text;
    }

    /// <summary>The names of the steps in their order.</summary>
    public override string ToString() => string.Join(", ", Steps.Select(step => step.Name));
}
