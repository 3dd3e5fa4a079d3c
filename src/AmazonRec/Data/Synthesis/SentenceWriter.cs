using System.Text;

namespace AmazonRec.Data.Synthesis;

/// <summary>Fills sentence patterns with words and strings them together. One instance serves one text after another.</summary>
internal sealed class SentenceWriter
{
    private readonly StringBuilder _text = new();
    private Topic _topic = Topic.All[0];
    private string _product = "";

    /// <summary>Forgets the text written so far and begins one about an item.</summary>
    public void Begin(Topic topic, string product)
    {
        _text.Clear();
        _topic = topic;
        _product = product;
    }

    /// <summary>Adds a sentence, after a space if it isn't the first, with its first letter in upper case.</summary>
    /// <param name="pattern">See <see cref="Wording"/>.</param>
    /// <param name="aspect">What {aspect} speaks of.</param>
    /// <param name="tone">The stars that {word} sounds like.</param>
    /// <param name="draws">Chooses the words.</param>
    public void Add(string pattern, Aspect aspect, int tone, ref Draws draws)
    {
        if (_text.Length > 0) _text.Append(' ');
        var start = _text.Length;
        var rest = pattern.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            var close = rest.IndexOf('}');
            _text.Append(rest[..open]).Append(Word(rest[(open + 1)..close], aspect, tone, ref draws));
            rest = rest[(close + 1)..];
        }

        _text.Append(rest);
        _text[start] = char.ToUpperInvariant(_text[start]);
    }

    /// <summary>The text written since <see cref="Begin"/>.</summary>
    public override string ToString() => _text.ToString();

    private string Word(ReadOnlySpan<char> name, Aspect aspect, int tone, ref Draws draws) => name switch
    {
        "product" => _product,
        "part" => draws.Pick(_topic.Parts),
        "use" => draws.Pick(_topic.Uses),
        "aspect" => draws.Pick(aspect.Nouns),
        "word" => draws.Pick(Wording.Tones[tone]),
        "time" => draws.Pick(Wording.Times),
        _ => throw new FormatException($"A sentence pattern asks for {{{name}}}, which nothing fills in."),
    };
}
