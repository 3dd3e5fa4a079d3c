using System.Globalization;
using System.Text.Json;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;

namespace AmazonRec.Benchmarks.Peers;

/// <summary>PyTorch, by a script that travels with this library: benchmarks/peers/pytorch_epochs.py.</summary>
internal sealed class PyTorchPeer : IPeer
{
    /// <summary>With dense gradients of the embeddings, which mean what ours mean.</summary>
    public const string Dense = "PyTorch dense";

    /// <summary>With sparse gradients: idle rows stand still, and there is no momentum for them.</summary>
    public const string Sparse = "PyTorch sparse";

    /// <summary>What to do where it is missing.</summary>
    public const string Remedy =
        "no PyTorch with a fast BLAS was found, so its columns are missing: apt-get install python3-torch libopenblas0-openmp";

    private const string ScriptName = "pytorch_epochs.py";

    // Debian's PyTorch also runs on Netlib's reference BLAS, many times slower: to be faster than that would be no merit.
    private const string Probe = """
        import os, numpy, torch
        torch.ones(8, 8) @ torch.ones(8, 8)
        maps = "/proc/self/maps"
        fast = torch.backends.mkl.is_available() or not os.path.exists(maps) or "openblas" in open(maps).read()
        raise SystemExit(0 if fast else 1)
        """;

    private readonly string _script;
    private readonly string _data;
    private readonly Pace _pace;
    private readonly string _threads;

    private PyTorchPeer(string script, string data, Pace pace, string threads) =>
        (_script, _data, _pace, _threads) = (script, data, pace, threads);

    /// <inheritdoc/>
    public bool OneThread => false;

    /// <summary>Whether the script has a line's model: all but the one that learns from rating to rating.</summary>
    public static bool Knows(BenchmarkModel model) => model.Optimizer is not PerSampleSgd;

    /// <summary>Puts the script and the rows, in an epoch's order, into a folder; null where PyTorch is missing.</summary>
    public static PyTorchPeer? Prepare(string folder, IReadOnlyList<BenchmarkModel> models, BenchmarkData data, BenchmarkOptions options)
    {
        if (!PeerProcess.PythonRuns(Probe)) return null;
        var (script, file) = (PeerProcess.WriteScript(ScriptName, folder), Path.Combine(folder, "ratings.safetensors"));
        var rows = data.Train.Rows(data.Order);
        var tensors = new Dictionary<string, Tensor>
        {
            ["users"] = Tensor.Of(rows.User),
            ["items"] = Tensor.Of(rows.Item),
            ["ratings"] = Tensor.Of(rows.Value),
        };
        foreach (var features in models.SelectMany(data.FeaturesOf).Distinct())
            tensors[features.Name] = new Tensor([data.Shape.Items, features.Width], features.Values);
        var sizes = new Dictionary<string, string> { ["users"] = $"{data.Shape.Users}", ["items"] = $"{data.Shape.Items}" };
        AtomicFile.Write(file, stream => Safetensors.Write(stream, tensors, sizes));
        return new PyTorchPeer(script, file, options.PeerPace, string.Join(',', ThreadCounts(options.Threads)));
    }

    /// <inheritdoc/>
    public bool Has(BenchmarkModel model) => Knows(model);

    /// <inheritdoc/>
    public IReadOnlyList<PeerTime> Measure(BenchmarkModel model, CancellationToken cancellation)
    {
        var output = PeerProcess.Run(
            PeerProcess.Python,
            [
                _script, "--data", _data, "--model", model.Name, "--threads", _threads, "--batch", Text(model.BatchSize),
                "--warm-up", Text(_pace.WarmUpSeconds), "--seconds", Text(_pace.Seconds), "--steps", Text(_pace.Steps),
                "--whole-up-to", Text(Math.Min(_pace.WholeUpTo, 1e9)),
            ],
            cancellation);
        try
        {
            var report = JsonSerializer.Deserialize<Report>(output, Json.Options)!;
            return [.. report.Timings.Select(t => new PeerTime($"PyTorch {t.Gradients}", t.Threads, new MeasuredTime(t.Time, t.Scaled)))];
        }
        catch (JsonException e)
        {
            throw new IOException($"{ScriptName} wrote no JSON: {output}", e);
        }

        static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>1, 2, 4 and so on, and all.</summary>
    private static IEnumerable<int> ThreadCounts(int most)
    {
        for (var threads = 1; threads < most; threads *= 2) yield return threads;
        yield return most;
    }

    /// <summary>What the script prints.</summary>
    private sealed record Report(string Version, IReadOnlyList<ReportedTime> Timings);

    /// <summary>One of its measurements.</summary>
    private sealed record ReportedTime(string Gradients, int Threads, double Time, bool Scaled);
}
