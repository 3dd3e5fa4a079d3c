using System.Runtime.InteropServices;

namespace AmazonRec.Features.Text.Words;

/// <summary>Gathers those vectors of a file that are asked for.</summary>
internal sealed class KeptVectors(IReadOnlySet<string>? only)
{
    private readonly List<string> _words = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<float> _values = [];
    private int _width;
    private long _repeated;

    public void Expect(int width) => _width = width;

    /// <summary>Where to put the numbers of a word; empty where it is not kept.</summary>
    public Span<float> Take(string word)
    {
        if (only is not null && !only.Contains(word)) return [];
        if (!_seen.Add(word))
        {
            _repeated++;
            return [];
        }

        _words.Add(word);
        var start = _values.Count;
        CollectionsMarshal.SetCount(_values, checked(start + _width));
        return CollectionsMarshal.AsSpan(_values)[start..];
    }

    public WordVectorsRead ToResult(long inFile) =>
        new(_words.Count == 0 ? null : new WordVectors(_words, _width, [.. _values]), inFile, _width, _repeated);
}
