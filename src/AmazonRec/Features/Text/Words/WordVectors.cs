using System.Numerics.Tensors;

namespace AmazonRec.Features.Text.Words;

/// <summary>Words and a vector for each.</summary>
public sealed class WordVectors
{
    private readonly Dictionary<string, int> _codes;
    private readonly float[] _values;
    private float[]? _norms;

    /// <param name="words">The words, each once.</param>
    /// <param name="width">Numbers per word.</param>
    /// <param name="values">[words, width] row-major.</param>
    /// <exception cref="ArgumentException">A word occurs twice, or the values are not words times width.</exception>
    public WordVectors(IReadOnlyList<string> words, int width, float[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (values.LongLength != (long)words.Count * width)
            throw new ArgumentException(
                $"{words.Count} words with {width} numbers each take {(long)words.Count * width}, and there are {values.Length}.",
                nameof(values));
        (Words, Width, _values) = (words, width, values);
        _codes = new Dictionary<string, int>(words.Count, StringComparer.Ordinal);
        for (var code = 0; code < words.Count; code++)
            if (!_codes.TryAdd(words[code], code)) throw new ArgumentException($"The word '{words[code]}' occurs twice.", nameof(words));
    }

    /// <summary>The words; the position of each is its code. Of trained vectors, frequent words come first.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Numbers per word.</summary>
    public int Width { get; }

    /// <summary>[words, width] row-major.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>The code of a word, if it is known.</summary>
    public bool TryGetCode(string word, out int code) => _codes.TryGetValue(word, out code);

    /// <summary>The vector of a word.</summary>
    /// <param name="code">Its position in <see cref="Words"/>.</param>
    public ReadOnlySpan<float> Row(int code) => _values.AsSpan(code * Width, Width);

    /// <summary>The words nearest to the mean of some, by cosine, those themselves left out; nearest first.</summary>
    /// <exception cref="KeyNotFoundException">A word is not known.</exception>
    public IReadOnlyList<WordSimilarity> Nearest(IReadOnlyList<string> words, int count)
    {
        ArgumentOutOfRangeException.ThrowIfZero(words.Count, nameof(words));
        var norms = _norms ??= [.. Enumerable.Range(0, Words.Count).Select(code => TensorPrimitives.Norm(Row(code)))];
        var mean = new float[Width];
        var own = new HashSet<int>();
        foreach (var word in words)
        {
            if (!TryGetCode(word, out var code)) throw new KeyNotFoundException($"The word '{word}' has no vector here.");
            own.Add(code);
            if (norms[code] > 0) TensorPrimitives.MultiplyAdd(Row(code), 1 / norms[code], mean, mean);
        }

        var length = TensorPrimitives.Norm<float>(mean);
        return [.. Enumerable.Range(0, Words.Count).Where(code => !own.Contains(code))
            .Select(
                code =>
                    new WordSimilarity(
                        Words[code], norms[code] * length is > 0 and var scale ? TensorPrimitives.Dot(Row(code), mean) / scale : 0))
            .OrderByDescending(near => near.Cosine).ThenBy(near => near.Word, StringComparer.Ordinal).Take(count)];
    }
}
