using System.Diagnostics;
using AmazonRec.Benchmarks.Peers;
using AmazonRec.Compute;
using AmazonRec.Features.Text.Words;

namespace AmazonRec.Benchmarks;

/// <summary>Words per second of word2vec, in turn with gensim's on the same sentences with the same options.</summary>
public static class WordBenchmark
{
    private const int WordsPerSentence = 100;
    private const int Vocabulary = 100_000;

    /// <summary>Sentences whose words are as frequent as 1 / (rank + 2.7) (Zipf 1949, Mandelbrot 1953), of 100,000 words.</summary>
    public static IEnumerable<IReadOnlyList<string>> Sentences(int words)
    {
        var table = new AliasTable([.. Enumerable.Range(0, Vocabulary).Select(rank => 1 / (rank + 2.7))]);
        var source = RandomSource.For(1, "benchmark words");
        for (var first = 0; first < words; first += WordsPerSentence)
        {
            var start = (ulong)first;
            yield return [.. Enumerable.Range(0, Math.Min(WordsPerSentence, words - first)).Select(i =>
            {
                var chance = source.Block(start + (uint)i);
                return $"w{table.Pick((int)(((ulong)chance.Word0 * Vocabulary) >> 32), chance.Word1 / 4294967296.0)}";
            })];
        }
    }

    /// <summary>Measures each model on one thread and on all.</summary>
    /// <param name="sentences">Read more than once.</param>
    /// <param name="epochs">Passes of each measurement.</param>
    /// <param name="options">Threads, repeats, whether with peers.</param>
    /// <param name="note">Told what is missing.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    /// <param name="cancellation">Ends measuring.</param>
    public static IReadOnlyList<WordSpeed> Run(
        IEnumerable<IReadOnlyList<string>> sentences, int epochs, BenchmarkOptions options, Action<string> note, IProgress<double> progress,
        CancellationToken cancellation)
    {
        options.Validate();
        var corpus = Corpus.Build(sentences, minCount: 2);
        var folder = Directory.CreateTempSubdirectory("amazonrec-bench-");
        try
        {
            var gensim = options.Peers ? GensimPeer.Prepare(folder.FullName, sentences) : null;
            if (options.Peers && gensim is null) note(GensimPeer.Remedy);
            var speeds = new List<WordSpeed>();
            var (done, all) = (0, Enum.GetValues<WordModel>().Length * options.ThreadCounts.Count * options.Repeats);
            foreach (var model in Enum.GetValues<WordModel>())
                foreach (var threads in options.ThreadCounts)
                {
                    var settings = new Word2VecOptions { Model = model, Epochs = epochs, Threads = threads };
                    var (ours, theirs) = (new List<double>(), new List<double>());
                    for (var repeat = 0; repeat < options.Repeats; repeat++)
                    {
                        var clock = Stopwatch.StartNew();
                        Word2Vec.Train(corpus, settings, cancellation: cancellation);
                        ours.Add((double)corpus.Tokens * epochs / clock.Elapsed.TotalSeconds);
                        if (gensim is not null) theirs.Add(gensim.Measure(settings, cancellation));
                        progress.Report((double)++done / all);
                    }

                    speeds.Add(
                        new WordSpeed(
                            model == WordModel.Cbow ? "CBOW" : "skip-gram",
                            new Timing(threads, ours),
                            gensim is null ? null : new Timing(threads, theirs)));
                }

            return speeds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
