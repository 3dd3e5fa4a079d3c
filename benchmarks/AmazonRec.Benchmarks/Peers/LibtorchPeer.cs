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
    /// <summary>What the table calls it as it comes.</summary>
    public const string PeerName = "libtorch";

    /// <summary>
    /// The same where glibc keeps what is freed. By default it returns tensors of 32 MB and more to the system, and their pages are made
    /// anew in the next step; a dense Adam makes several of them.
    /// </summary>
    public const string KeptName = "libtorch, memory kept";

    /// <summary>What to do where it is missing.</summary>
    public const string Remedy =
        "the plug-in with libtorch is not built, so its column is missing: dotnet build -c Release src/AmazonRec.TorchSharp";

    /// <summary>Why it is missing on a processor, or under settings, without AVX2.</summary>
    public const string NarrowNote = "libtorch is not measured in vectors of 128 bits: it needs AVX2";

    private static readonly Dictionary<string, string> Kept = new()
    {
        ["MALLOC_MMAP_MAX_"] = "0",
        ["MALLOC_TRIM_THRESHOLD_"] = "100000000000",
        ["MALLOC_TOP_PAD_"] = "268435456",
    };

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
    public IReadOnlyList<PeerTime> Measure(BenchmarkModel model, CancellationToken cancellation) =>
    [
        .. Measure(PeerName, model, [], cancellation),
        .. OperatingSystem.IsLinux() ? Measure(KeptName, model, Kept, cancellation) : [],
    ];

    private IEnumerable<PeerTime> Measure(
        string name, BenchmarkModel model, Dictionary<string, string> environment, CancellationToken cancellation)
    {
        string[] quick = _options.Quick ? ["--quick"] : [];
        string[] whole = _options.PeerPace.WholeUpTo is > 0 and var most ? ["--whole", most.ToString(CultureInfo.InvariantCulture)] : [];
        var output = PeerProcess.RunSelf(
            [
                "epochs", "--engine", "torch", "--own-dropout", "--models", model.Name, "--threads", $"{_options.Threads}",
                "--repeats", "1", "--json", .. quick, .. whole,
            ],
            environment,
            cancellation);
        try
        {
            return Json.Parse<BenchmarkResult>(output).Lines.Single().Ours.Select(
                timing => new PeerTime(name, timing.Threads, new MeasuredTime(timing.Median, timing.Scaled)));
        }
        catch (FormatException e)
        {
            throw new IOException($"{PeerName}: no JSON: {output}", e);
        }
    }
}
