namespace AmazonRec.Synthesis;

/// <summary>Fills sentence patterns with words and strings them together. One instance serves one text after another.</summary>
internal sealed class SentenceWriter
{
    private static readonly byte[][][] Tones = Array.ConvertAll(Wording.Tones, Phrase.Bytes);
    private static readonly byte[][] Times = Phrase.Bytes(Wording.Times);
    private readonly RowBuffer _text = new();
    private Topic _topic = Topic.All[0];
    private byte[] _product = [];

    /// <summary>The text written since <see cref="Begin"/>, in ASCII.</summary>
    public ReadOnlySpan<byte> Text => _text.Written;

    /// <summary>Forgets the text written so far and begins one about an item.</summary>
    /// <param name="topic">The item's topic.</param>
    /// <param name="product">The index of what it is in the topic's products.</param>
    public void Begin(Topic topic, int product)
    {
        _text.Clear();
        _topic = topic;
        _product = topic.ProductBytes[product];
    }

    /// <summary>Adds a sentence, after a space if it isn't the first, with its first letter in upper case.</summary>
    /// <param name="phrase">The sentence's pattern.</param>
    /// <param name="aspect">What {aspect} speaks of.</param>
    /// <param name="tone">The stars that {word} sounds like.</param>
    /// <param name="draws">Chooses the words.</param>
    public void Add(Phrase phrase, Aspect aspect, int tone, ref Draws draws)
    {
        if (_text.Count > 0) _text.Add((byte)' ');
        var start = _text.Count;
        foreach (var (text, slot) in phrase.Pieces)
        {
            _text.Add(text);
            if (slot != PhraseSlot.None) _text.Add(Word(slot, aspect, tone, ref draws));
        }

        if (_text[start] is >= (byte)'a' and <= (byte)'z') _text[start] -= 'a' - 'A';
    }

    private byte[] Word(PhraseSlot slot, Aspect aspect, int tone, ref Draws draws) => slot switch
    {
        PhraseSlot.Product => _product,
        PhraseSlot.Part => draws.Pick(_topic.PartBytes),
        PhraseSlot.Use => draws.Pick(_topic.UseBytes),
        PhraseSlot.Aspect => draws.Pick(aspect.NounBytes),
        PhraseSlot.Word => draws.Pick(Tones[tone]),
        _ => draws.Pick(Times),
    };
}
