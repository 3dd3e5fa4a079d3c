using AmazonRec.Compute;

namespace AmazonRec.Features.Text.Words;

/// <summary>
/// What chance decides at each place of the corpus: whether it stays, how far its window goes, which words are to be told from it.
/// </summary>
internal sealed class WordDraws
{
    private readonly RandomSource _source;
    private readonly AliasTable _negatives;
    private readonly ulong[] _keepBelow; // of 2^32
    private readonly int _window;

    public WordDraws(Corpus corpus, Word2VecOptions options)
    {
        _source = RandomSource.For(options.Seed, "word2vec");
        _window = options.Window;
        _negatives = new AliasTable([.. corpus.Counts.Select(count => Math.Pow(count, options.NegativeExponent))]);
        var threshold = options.Sample * corpus.Tokens;
        _keepBelow = [
            .. corpus.Counts.Select(
                count =>
                    threshold <= 0
                        ? ulong.MaxValue
                        : (ulong)Math.Min((Math.Sqrt(count / threshold) + 1) * (threshold / count) * 4294967296.0, 8589934592.0))];
    }

    /// <summary>The four words of chance that a place has in an epoch.</summary>
    public PhiloxBlock At(int epoch, int place) => (_source with { Part = (uint)epoch }).Block((ulong)place);

    /// <summary>
    /// Whether a word stays: with chance (sqrt(f/s) + 1) s/f, f its share of the corpus and s the sample, as in word2vec's code.
    /// </summary>
    public bool Keeps(int word, PhiloxBlock chance) => chance.Word0 < _keepBelow[word];

    /// <summary>The chance that a word stays.</summary>
    public double KeepChance(int word) => Math.Min(_keepBelow[word] / 4294967296.0, 1);

    /// <summary>Words on each side, 1 to the window.</summary>
    public int Reach(PhiloxBlock chance) => 1 + (int)(((ulong)chance.Word1 * (uint)_window) >> 32);

    /// <summary>One of the words drawn for a pair.</summary>
    /// <param name="chance">Of the place.</param>
    /// <param name="draw">Counts the place's draws.</param>
    public int Negative(PhiloxBlock chance, int draw)
    {
        // SplitMix64 (Steele et al. 2014), started by the place's own 64 bits: a seventh of the work of as many Philox blocks.
        var bits = (chance.Word2 | ((ulong)chance.Word3 << 32)) + ((ulong)(draw + 1) * 0x9E3779B97F4A7C15);
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        bits ^= bits >> 31;
        return _negatives.Pick((int)(((bits >> 32) * (ulong)_negatives.Count) >> 32), (uint)bits * (1.0 / 4294967296));
    }
}
