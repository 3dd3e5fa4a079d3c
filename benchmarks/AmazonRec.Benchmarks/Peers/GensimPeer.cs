using System.Text.Json;
using AmazonRec.Data.Storage;
using AmazonRec.Features.Text.Words;

namespace AmazonRec.Benchmarks.Peers;

/// <summary>
/// word2vec in gensim (Řehůřek and Sojka 2010), by a script that travels with this library: benchmarks/peers/word2vec_gensim.py.
/// </summary>
internal sealed class GensimPeer
{
    /// <summary>What to do where it is missing.</summary>
    public const string Remedy = "no gensim was found, so it is not compared with: apt-get install python3-gensim libopenblas0-openmp";

    private const string ScriptName = "word2vec_gensim.py";

    private readonly string _script;
    private readonly string _corpus;

    private GensimPeer(string script, string corpus) => (_script, _corpus) = (script, corpus);

    /// <summary>Puts the script and the sentences into a folder; null where gensim is missing.</summary>
    public static GensimPeer? Prepare(string folder, IEnumerable<IReadOnlyList<string>> sentences)
    {
        if (!PeerProcess.PythonRuns("import gensim")) return null;
        var (script, corpus) = (PeerProcess.WriteScript(ScriptName, folder), Path.Combine(folder, "corpus.txt"));
        File.WriteAllLines(corpus, sentences.Select(words => string.Join(' ', words)));
        return new GensimPeer(script, corpus);
    }

    /// <summary>Words per second.</summary>
    /// <exception cref="IOException">gensim failed; the message holds what it said.</exception>
    public double Measure(Word2VecOptions options, CancellationToken cancellation)
    {
        var model = options.Model == WordModel.Cbow ? "cbow" : "skip-gram";
        var output = PeerProcess.Run(
            PeerProcess.Python,
            [
                _script,
                _corpus,
                "--model",
                model,
                "--workers",
                $"{options.Threads}",
                "--width",
                $"{options.Width}",
                "--epochs",
                $"{options.Epochs}"],
            cancellation);
        return JsonSerializer.Deserialize<Report>(output, Json.Options)!.WordsPerSecond;
    }

    /// <summary>What the script prints.</summary>
    private sealed record Report(string Version, double WordsPerSecond);
}
