using System.Text;

namespace AmazonRec.Synthesis;

/// <summary>A sentence pattern of <see cref="Wording"/>, cut into what stands there and what is filled in.</summary>
internal sealed class Phrase
{
    /// <exception cref="FormatException">Nothing fills in what the pattern asks for.</exception>
    public Phrase(string pattern)
    {
        var pieces = new List<(byte[] Text, PhraseSlot Slot)>();
        var rest = pattern;
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            var close = rest.IndexOf('}');
            pieces.Add((Bytes(rest[..open]), SlotOf(rest[(open + 1)..close])));
            rest = rest[(close + 1)..];
        }

        pieces.Add((Bytes(rest), PhraseSlot.None));
        Pieces = [.. pieces];
    }

    /// <summary>Text, and what follows it.</summary>
    public (byte[] Text, PhraseSlot Slot)[] Pieces { get; }

    public static Phrase[] Parse(string[] patterns) => Array.ConvertAll(patterns, pattern => new Phrase(pattern));

    public static Phrase[][] Parse(string[][] groups) => Array.ConvertAll(groups, Parse);

    public static byte[][] Bytes(string[] words) => Array.ConvertAll(words, Bytes);

    // Words go into JSON and CSV as they are, so nothing in them may mean something there.
    private static byte[] Bytes(string words) => words.All(c => char.IsAsciiLetterOrDigit(c) || " .,-'".Contains(c))
        ? Encoding.ASCII.GetBytes(words)
        : throw new FormatException($"The words '{words}' hold a character that some format would have to escape.");

    private static PhraseSlot SlotOf(string name) => name switch
    {
        "product" => PhraseSlot.Product,
        "part" => PhraseSlot.Part,
        "use" => PhraseSlot.Use,
        "aspect" => PhraseSlot.Aspect,
        "word" => PhraseSlot.Word,
        "time" => PhraseSlot.Time,
        _ => throw new FormatException($"A sentence pattern asks for {{{name}}}, which nothing fills in."),
    };
}
