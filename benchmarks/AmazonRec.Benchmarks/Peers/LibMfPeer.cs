using System.Diagnostics;
using System.Globalization;

namespace AmazonRec.Benchmarks.Peers;

/// <summary>LibMF's per-sample SGD (Chin et al. 2015), where its program mf-train is on the path.</summary>
internal sealed class LibMfPeer : IPeer
{
    /// <summary>What the table calls it.</summary>
    public const string PeerName = "LibMF";

    /// <summary>What to do where it is missing.</summary>
    public const string Remedy = "mf-train is not on the path: svd has no peer. Build github.com/cjlin1/libmf (make) to have one";

    private const string Program = "mf-train";

    private readonly string _ratings;
    private readonly string _model;
    private readonly int _passes;

    private LibMfPeer(string ratings, string model, int passes) => (_ratings, _model, _passes) = (ratings, model, passes);

    /// <inheritdoc/>
    public bool OneThread => true;

    /// <summary>Whether it has a line's model.</summary>
    public static bool Knows(BenchmarkModel model) => model.Name == "svd";

    /// <summary>Writes the rows as LibMF reads them; null where it is missing.</summary>
    public static LibMfPeer? Prepare(string folder, BenchmarkData data, bool quick)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (!path.Any(place => File.Exists(Path.Combine(place, Program)))) return null;
        var ratings = Path.Combine(folder, "ratings.txt");
        var train = data.Train;
        using (var writer = new StreamWriter(ratings))
        {
            foreach (var row in data.Order)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{train.User[row]} {train.Item[row]} {train.Value[row]}\n"));
        }

        return new LibMfPeer(ratings, Path.Combine(folder, "libmf.model"), quick ? 2 : 20);
    }

    /// <inheritdoc/>
    public bool Has(BenchmarkModel model) => Knows(model);

    /// <inheritdoc/>
    public IReadOnlyList<PeerTime> Measure(BenchmarkModel model, CancellationToken cancellation)
    {
        // The program reads, sorts and writes beside its passes, and says nothing of when: more passes less one pass are passes alone.
        // Its first pass moves a quarter of the factors only; it is in both.
        var one = Time(1, cancellation);
        var many = Time(1 + _passes, cancellation);
        return [new PeerTime(PeerName, 1, new(Math.Max(many - one, 1e-6) / _passes, Scaled: false))];
    }

    private double Time(int passes, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        PeerProcess.Run(
            Program,
            ["-f", "0", "-k", "32", "-t", $"{passes}", "-s", "1", "-r", "0.005", "-l2", "0.02", "--quiet", _ratings, _model],
            cancellation);
        return clock.Elapsed.TotalSeconds;
    }
}
