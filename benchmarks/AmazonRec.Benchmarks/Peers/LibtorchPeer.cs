using System.Globalization;
using AmazonRec.Cli.Options;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;

namespace AmazonRec.Benchmarks.Peers;

/// <summary>
/// libtorch by our own torch engine: the same models, rows, batches and optimisers, timed by the same code in a process of its own. Dropout
/// is libtorch's own, as whoever uses it has it; the engine's usual one draws what all engines draw, by tensor operations, and is slower.
/// </summary>
internal sealed class LibtorchPeer : IPeer
{
    /// <summary>What the table calls it.</summary>
    public const string PeerName = "libtorch";

    /// <summary>What to do where it is missing.</summary>
    public const string Remedy =
        "the plug-in with libtorch is not built, so its column is missing: dotnet build -c Release src/AmazonRec.TorchSharp";

    /// <summary>Why it is missing on a processor, or under settings, without AVX2.</summary>
    public const string NarrowNote = "libtorch is not measured in vectors of 128 bits: it needs AVX2";

    private readonly BenchmarkOptions _options;

    private LibtorchPeer(BenchmarkOptions options) => _options = options;

    /// <inheritdoc/>
    public bool OneThread => false;

    /// <summary>Whether the torch engine takes a line.</summary>
    public static bool Knows(BenchmarkModel model) => model.Optimizer is not PerSampleSgd;

    /// <summary>The peer; null where the plug-in is missing.</summary>
    public static LibtorchPeer? Prepare(BenchmarkOptions options) => TorchPlugin.Exists ? new(options) : null;

    /// <inheritdoc/>
    public bool Has(BenchmarkModel model) => Knows(model);

    /// <inheritdoc/>
    public IReadOnlyList<PeerTime> Measure(BenchmarkModel model, CancellationToken cancellation)
    {
        string[] quick = _options.Quick ? ["--quick"] : [];
        string[] whole = _options.PeerPace.WholeUpTo is > 0 and var most ? ["--whole", most.ToString(CultureInfo.InvariantCulture)] : [];
        var output = PeerProcess.RunSelf(
            [
                "epochs", "--engine", "torch", "--own-dropout", "--models", model.Name, "--threads", $"{_options.Threads}",
                "--repeats", "1", "--json", .. quick, .. whole,
            ],
            cancellation);
        try
        {
            return [.. Json.Parse<BenchmarkResult>(output).Lines.Single().Ours.Select(
                timing => new PeerTime(PeerName, timing.Threads, new MeasuredTime(timing.Median, timing.Scaled)))];
        }
        catch (FormatException e)
        {
            throw new IOException($"{PeerName}: no JSON: {output}", e);
        }
    }
}
