using System.Runtime.InteropServices;

namespace AmazonRec.Features.Text.Words;

/// <summary>Sentences as codes of their words; rare words are left out, and counted. Holds up to two thousand million words.</summary>
public sealed class Corpus
{
    private Corpus(string[] words, long[] counts, int[] codes, int[] ends, long rareWords, long rareTokens) =>
        (Words, Counts, Codes, Ends, RareWords, RareTokens) = (words, counts, codes, ends, rareWords, rareTokens);

    /// <summary>The words, frequent ones first, equally frequent ones in ordinal order; the position of each is its code.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>How often each word occurs.</summary>
    public IReadOnlyList<long> Counts { get; }

    /// <summary>How many words the sentences hold, rare ones not counted.</summary>
    public int Tokens => Codes.Length;

    /// <summary>How many different words were left out as rare.</summary>
    public long RareWords { get; }

    /// <summary>How many places in the sentences they had.</summary>
    public long RareTokens { get; }

    /// <summary>The sentences one after another.</summary>
    internal int[] Codes { get; }

    /// <summary>Where each sentence ends in <see cref="Codes"/>; none is empty.</summary>
    internal int[] Ends { get; }

    /// <summary>The corpus of sentences.</summary>
    /// <param name="sentences">Read once.</param>
    /// <param name="minCount">Words that occur less often are left out.</param>
    /// <exception cref="ArgumentException">No word occurs so often.</exception>
    public static Corpus Build(IEnumerable<IReadOnlyList<string>> sentences, int minCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minCount);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var (codes, ends, counts) = (new List<int>(), new List<int>(), new List<long>());
        foreach (var sentence in sentences)
        {
            foreach (var word in sentence)
            {
                ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(known, word, out var exists);
                if (!exists)
                {
                    code = counts.Count;
                    counts.Add(0);
                }

                counts[code]++;
                codes.Add(code);
            }

            ends.Add(codes.Count);
        }

        return Sorted(known, counts, codes, ends, minCount);
    }

    private static Corpus Sorted(Dictionary<string, int> known, List<long> counts, List<int> codes, List<int> ends, int minCount)
    {
        var kept = known.Where(word => counts[word.Value] >= minCount).ToArray();
        if (kept.Length == 0)
            throw new ArgumentException($"No word occurs {minCount} times or more. Give more text, or a lower --min-count.");
        Array.Sort(
            kept,
            (a, b) =>
                counts[a.Value] != counts[b.Value] ? counts[b.Value].CompareTo(counts[a.Value]) : string.CompareOrdinal(a.Key, b.Key));
        var newCodes = new int[known.Count];
        newCodes.AsSpan().Fill(-1);
        for (var code = 0; code < kept.Length; code++) newCodes[kept[code].Value] = code;
        var (recoded, newEnds) = (new List<int>(codes.Count), new List<int>(ends.Count));
        for (var (token, sentence) = (0, 0); sentence < ends.Count; sentence++)
        {
            for (; token < ends[sentence]; token++)
                if (newCodes[codes[token]] is >= 0 and var code) recoded.Add(code);
            if (recoded.Count > newEnds.LastOrDefault()) newEnds.Add(recoded.Count);
        }

        return new Corpus(
            [.. kept.Select(word => word.Key)], [.. kept.Select(word => counts[word.Value])], [.. recoded], [.. newEnds],
            known.Count - kept.Length, codes.Count - recoded.Count);
    }
}
