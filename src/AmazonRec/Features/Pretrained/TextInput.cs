using System.Globalization;

namespace AmazonRec.Features.Pretrained;

/// <summary>How texts are shown to an encoder; what is null is the encoder's own.</summary>
/// <param name="Tokens">Tokens of a piece at most, the two at its ends included.</param>
/// <param name="Tokenizer">Of an .onnx file: BERT's vocab.txt (words become lower case), or a tokenizer.json.</param>
public sealed record TextInput(int? Tokens = null, string? Tokenizer = null)
{
    private const string TokensWord = " tokens";
    private const string By = ", by ";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static TextInput Parse(string text)
    {
        var comma = text.IndexOf(By, StringComparison.Ordinal);
        var first = comma < 0 ? text : text[..comma];
        if (!first.EndsWith(TokensWord, StringComparison.Ordinal)
            || !int.TryParse(first[..^TokensWord.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var tokens))
            throw new FormatException($"'{text}' does not say how texts are encoded, such as '256 tokens'.");
        return new TextInput(tokens, comma < 0 ? null : text[(comma + By.Length)..]);
    }

    /// <summary>Such as <c>256 tokens</c>, or <c>256 tokens, by models/vocab.txt</c>.</summary>
    public override string ToString() => $"{Tokens}{TokensWord}{(Tokenizer is null ? "" : By + Tokenizer)}";
}
