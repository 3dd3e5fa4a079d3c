namespace AmazonRec.Features.Text.Words;

/// <summary>
/// How many places are learned from at a time. Changes of the same row add up within a batch, so that one with too many of them overshoots:
/// the fewer words there are, the smaller the batches, down to one place.
/// </summary>
internal static class BatchSize
{
    private const int MostCbow = 256;
    private const int MostSkipGram = 64;

    /// <summary>Changes of one row in a batch times the learning rate, on average and at most: 16 at word2vec's own rate.</summary>
    private const double MostChange = 0.4;

    public static int Choose(Corpus corpus, WordDraws draws, Word2VecOptions options)
    {
        var isCbow = options.Model == WordModel.Cbow;
        var around = options.Window + 1; // windows are half as wide as they may be, on two sides
        var shares = corpus.Counts.Select((count, word) => draws.KeepChance(word) * count / corpus.Tokens).ToArray();
        var powers = corpus.Counts.Select(count => Math.Pow(count, options.NegativeExponent)).ToArray();
        var drawn = options.Negatives * shares.Sum() * powers.Max() / powers.Sum();
        var busiest = Math.Max(around * shares.Max(), (isCbow ? 1 : around) * (shares.Max() + drawn)); // changes of one row for each place
        return (int)Math.Clamp(MostChange / options.Rate / busiest, 1, isCbow ? MostCbow : MostSkipGram);
    }
}
