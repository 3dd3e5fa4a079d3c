using System.Diagnostics;
using System.Numerics.Tensors;
using AmazonRec.Compute;

namespace AmazonRec.Features.Text.Words;

/// <summary>
/// Word vectors by negative sampling (Mikolov et al. 2013, 'Efficient estimation of word representations' and 'Distributed representations
/// of words and phrases'). What is learned from a run of places at a time goes by the vectors as they stood before it; otherwise this is
/// the published algorithm, with the places thinned out, windows drawn and the rate let fall as in word2vec's code.
/// </summary>
public static class Word2Vec
{
    private const int LaidAhead = 32;

    /// <summary>Learns a vector for each word of a corpus.</summary>
    /// <param name="corpus">Sentences.</param>
    /// <param name="options">How; defaults if null.</param>
    /// <param name="pretrained">Vectors to begin with where they have a word of the corpus; all are trained on.</param>
    /// <param name="progress">Told where learning stands.</param>
    /// <param name="cancellation">Ends learning.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the pretrained vectors have another width.</exception>
    public static WordVectors Train(
        Corpus corpus, Word2VecOptions? options = null, WordVectors? pretrained = null, IProgress<Word2VecProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options ??= new();
        options.Validate();
        using var network = new WordNetwork(corpus.Words.Count, options.Width, options.Threads);
        Begin(network, corpus, options, pretrained);
        var draws = new WordDraws(corpus, options);
        var batches = Enumerable.Range(0, LaidAhead).Select(_ => new WordBatch()).ToArray();
        var places = BatchSize.Choose(corpus, draws, options);
        var clock = Stopwatch.StartNew();
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            for (var first = 0L; first < corpus.Tokens; first += (long)places * LaidAhead)
            {
                cancellation.ThrowIfCancellationRequested();
                var (pass, start) = (epoch, first);
                var count = (int)Math.Min(LaidAhead, (corpus.Tokens - start + places - 1) / places);
                Workers.Shared.Run(count, options.Threads, n =>
                {
                    var from = start + ((long)n * places);
                    batches[n].Lay(corpus, draws, options, pass, (int)from, (int)Math.Min(from + places, corpus.Tokens));
                });
                for (var n = 0; n < count; n++) network.Step(batches[n]);
                var done = ((double)epoch * corpus.Tokens) + Math.Min(first + ((long)places * LaidAhead), corpus.Tokens);
                progress?.Report(
                    new Word2VecProgress(done / ((double)options.Epochs * corpus.Tokens), epoch + 1, done / clock.Elapsed.TotalSeconds));
            }
        }

        var vectors = Trimmed(network, corpus.Words.Count, options.Width);
        if (!TensorPrimitives.IsFiniteAll<float>(vectors))
            throw new ArgumentException($"The word vectors grew beyond all bounds at a learning rate of {options.Rate}. Take a lower one.");
        return new WordVectors(corpus.Words, options.Width, vectors);
    }

    /// <summary>Inputs uniform in ±1/(2 width), as in word2vec's code, or as they come.</summary>
    private static void Begin(WordNetwork network, Corpus corpus, Word2VecOptions options, WordVectors? pretrained)
    {
        if (pretrained is not null && pretrained.Width != options.Width)
            throw new ArgumentException(
                $"The pretrained vectors have {pretrained.Width} numbers each, and {options.Width} were asked for. Take --width "
                + $"{pretrained.Width}.");
        var source = RandomSource.For(options.Seed, "word2vec init");
        for (var word = 0; word < corpus.Words.Count; word++)
        {
            var row = network.Input.Span.Slice(word * network.Stride, options.Width);
            if (pretrained is not null && pretrained.TryGetCode(corpus.Words[word], out var known)) pretrained.Row(known).CopyTo(row);
            else
                for (var i = 0; i < row.Length; i++)
                    row[i] = (source.Uniform(((ulong)word * (uint)options.Width) + (uint)i) - 0.5f) / options.Width;
        }
    }

    private static float[] Trimmed(WordNetwork network, int words, int width)
    {
        var values = new float[(long)words * width];
        for (var word = 0; word < words; word++) network.Input.Span.Slice(word * network.Stride, width).CopyTo(values.AsSpan(word * width));
        return values;
    }
}
