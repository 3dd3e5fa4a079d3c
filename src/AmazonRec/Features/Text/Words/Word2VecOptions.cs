namespace AmazonRec.Features.Text.Words;

/// <summary>
/// How word vectors are learned; the defaults are word2vec's own but for the width, which is that of the published vectors.
/// </summary>
public sealed record Word2VecOptions
{
    /// <summary>Places of words, over all passes, that vectors of few texts are learned from at least.</summary>
    public const int FewestPlaces = 2_000_000;

    /// <summary>Passes at most, where there are so few texts that more would only learn them by heart.</summary>
    public const int MostEpochs = 200;

    /// <summary>What is predicted from what.</summary>
    public WordModel Model { get; init; } = WordModel.Cbow;

    /// <summary>Numbers per word.</summary>
    public int Width { get; init; } = 300;

    /// <summary>Words on each side of a word that count as around it, at most: each place draws its own number from 1 to this.</summary>
    public int Window { get; init; } = 5;

    /// <summary>Passes over the corpus.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Share of the corpus from which a word's places are thinned out, as in word2vec's code; 0 for none.</summary>
    public double Sample { get; init; } = 1e-3;

    /// <summary>Words drawn at each place to be told from the right one.</summary>
    public int Negatives { get; init; } = 5;

    /// <summary>They are drawn by their counts to this power.</summary>
    public double NegativeExponent { get; init; } = 0.75;

    /// <summary>Learning rate at the start; it falls in a straight line.</summary>
    public double Rate { get; init; } = 0.025;

    /// <summary>Learning rate at the end.</summary>
    public double FinalRate { get; init; } = 0.0001;

    /// <summary>The same seed gives the same bits.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads to use at most; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Passes for a corpus: word2vec's own, and more of a small one, whose vectors else stay where the first steps move all alike, so that
    /// all cosines are near 1.
    /// </summary>
    public static int EpochsFor(Corpus corpus) =>
        Math.Clamp((FewestPlaces + corpus.Tokens - 1) / Math.Max(corpus.Tokens, 1), new Word2VecOptions().Epochs, MostEpochs);

    /// <exception cref="ArgumentException">A number is out of range.</exception>
    internal void Validate()
    {
        Require(Width is >= 1 and <= 4096, nameof(Width), Width, "1 to 4096");
        Require(Window is >= 1 and <= 100, nameof(Window), Window, "1 to 100");
        Require(Epochs is >= 1 and <= 100_000, nameof(Epochs), Epochs, "1 to 100,000");
        Require(Sample is >= 0 and <= 1, nameof(Sample), Sample, "0 to 1");
        Require(Negatives is >= 1 and <= 100, nameof(Negatives), Negatives, "1 to 100");
        Require(double.IsFinite(NegativeExponent), nameof(NegativeExponent), NegativeExponent, "a number");
        Require(Rate is > 0 and <= 1, nameof(Rate), Rate, "above 0 to 1");
        Require(FinalRate >= 0 && FinalRate <= Rate, nameof(FinalRate), FinalRate, "0 to the rate at the start");
        Require(Threads >= 1, nameof(Threads), Threads, "1 or more");

        static void Require(bool holds, string name, object value, string range)
        {
            if (!holds) throw new ArgumentException($"{name} of word2vec is {value}; it takes {range}.");
        }
    }
}
