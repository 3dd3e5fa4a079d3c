using System.Buffers;
using System.Text;
using System.Text.Json;
using FastBertTokenizer;

namespace AmazonRec.Encoders.Pretrained;

/// <summary>Texts as numbers of BERT's word pieces, by FastBertTokenizer. May be used by several threads at once.</summary>
internal sealed class WordPieces
{
    private readonly BertTokenizer _tokenizer;

    private WordPieces(BertTokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        var empty = Read("");
        (First, Last) = (empty[0], empty[^1]);
    }

    /// <summary>What stands before every piece of text, such as [CLS].</summary>
    public int First { get; }

    /// <summary>What stands after it, such as [SEP].</summary>
    public int Last { get; }

    /// <summary>Reads a vocab.txt, whose words are lower case, or a tokenizer.json.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static WordPieces Open(string name, byte[] file)
    {
        var tokenizer = new BertTokenizer();
        using var stream = new MemoryStream(file);
        try
        {
            if (file.AsSpan().TrimStart(" \r\n\t"u8).StartsWith("{"u8)) tokenizer.LoadTokenizerJson(stream);
            else
            {
                using var reader = new StreamReader(stream, Encoding.UTF8);
                tokenizer.LoadVocabulary(reader, convertInputToLowercase: true);
            }

            return new WordPieces(tokenizer);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException(
                $"{name}: is no vocabulary of BERT's, one piece of a word a line with [CLS], [SEP], [PAD] and [UNK] among them, and no "
                + $"tokenizer.json of such a one: {e.Message}", e);
        }
    }

    /// <summary>The tokens of a text, without those at its ends; none where it has no word.</summary>
    public int[] Encode(string text) => Read(Accents.Strip(text))[1..^1];

    private int[] Read(string text)
    {
        // A character gives a token at most, but for composed ones of other scripts; two more stand at the ends.
        var (ids, mask) = (ArrayPool<long>.Shared.Rent((2 * text.Length) + 8), ArrayPool<long>.Shared.Rent((2 * text.Length) + 8));
        try
        {
            var count = _tokenizer.Encode(text, ids.AsSpan(), mask.AsSpan());
            return [.. ids.AsSpan(0, count).ToArray().Select(id => (int)id)];
        }
        finally
        {
            ArrayPool<long>.Shared.Return(ids);
            ArrayPool<long>.Shared.Return(mask);
        }
    }
}
