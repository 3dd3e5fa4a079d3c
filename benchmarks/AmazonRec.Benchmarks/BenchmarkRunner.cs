using System.Diagnostics;
using AmazonRec.Benchmarks.Peers;
using AmazonRec.Compute;
using AmazonRec.Engines;
using AmazonRec.Studies.Running;

namespace AmazonRec.Benchmarks;

/// <summary>Runs the benchmark: ours and the peers in turn, so that both see the same machine in the same minutes.</summary>
public static class BenchmarkRunner
{
    private const int QuickBatch = 128;

    /// <summary>Measures every line that was asked for.</summary>
    /// <param name="options">What to measure, and for how long.</param>
    /// <param name="engine">What ours runs on; the default engine unless named.</param>
    /// <param name="progress">Told what comes next, in words.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    /// <exception cref="ArgumentException">An option is out of range, or there is no line of a name.</exception>
    /// <exception cref="IOException">A peer failed.</exception>
    public static BenchmarkResult Run(
        BenchmarkOptions options,
        IEngine? engine = null,
        IProgress<string>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Validate();
        var models = BenchmarkCatalog.Find(options.Models);
        if (options.Quick) models = [.. models.Select(model => model with { BatchSize = Math.Min(model.BatchSize, QuickBatch) })];
        var clock = Stopwatch.StartNew();
        progress?.Report($"making {options.Shape.Ratings:N0} ratings by {options.Shape.Users:N0} users of {options.Shape.Items:N0} items");
        var data = BenchmarkData.Make(options.Shape);
        var shuffle = Stopwatch.StartNew();
        RandomSource.For(options.Shape.Seed, "shuffle", 2).Permutation(data.Train.Count);
        var shuffleSeconds = shuffle.Elapsed.TotalSeconds;
        progress?.Report("measuring the machine");
        MachineLimit[] limits = [.. options.ThreadCounts.Select(threads => MachineLimit.Measure(threads, options.Quick))];

        var ours = engine ?? Engine.Default;
        using var peers = options.Peers ? PeerSet.Prepare(models, data, options, ours) : PeerSet.None;
        foreach (var note in peers.Notes) progress?.Report(note);
        var lines = new List<BenchmarkLine>();
        foreach (var model in models)
        {
            var line = !ours.Takes(model.Optimizer)
                ? Missing(model, $"the engine {ours.Name} does not go from rating to rating")
                : Measure(model, data, ours, peers, limits, options, progress, cancellation);
            lines.Add(options.Quick ? line : line with { Goals = [.. Goals(model).Select(goal => goal.Judge(line))] });
            GC.Collect(); // the next line begins without the last one's weights
        }

        return new BenchmarkResult(
            RunEnvironment.Here, RunEnvironment.VectorBits, ours.Name, options.Quick, options.Shape, data.Train.Count, shuffleSeconds,
            limits, lines, peers.Notes, clock.Elapsed.TotalSeconds);
    }

    private static IEnumerable<Goal> Goals(BenchmarkModel model) =>
        model.Goals.Where(goal => goal.IsSetFor(RunEnvironment.VectorBits));

    private static BenchmarkLine Missing(BenchmarkModel model, string why) =>
        new(model.Name, model.Title, model.Task, model.BatchSize, 0, [], [])
        {
            Note = why,
        };

    private static BenchmarkLine Measure(
        BenchmarkModel model,
        BenchmarkData data,
        IEngine engine,
        PeerSet peers,
        IReadOnlyList<MachineLimit> limits,
        BenchmarkOptions options,
        IProgress<string>? progress,
        CancellationToken cancellation)
    {
        Func<CancellationToken, MeasuredTime>[] timers =
            [.. limits.Select(limit => Timer(model, data, options.Pace, engine, limit.Threads))];
        var repeats = timers.Select(_ => new List<MeasuredTime>()).ToArray();
        var peerTimes = new PeerTimes();
        for (var repeat = 1; repeat <= options.Repeats; repeat++)
        {
            progress?.Report($"{model.Name}: {repeat} of {options.Repeats}");
            for (var n = 0; n < timers.Length; n++) repeats[n].Add(timers[n](cancellation));
            foreach (var peer in peers.Of(model)) peerTimes.Add(peer.Measure(model, cancellation), peer.OneThread);
        }

        var operations = model.Task == BenchmarkTask.Epoch ? DenseOperations.PerRow(model.Model) * data.Train.Count : 0;
        Timing[] ours = [.. limits.Zip(repeats, WithShare)];
        return new BenchmarkLine(model.Name, model.Title, model.Task, model.BatchSize, operations, ours, peerTimes.Best());

        Timing WithShare(MachineLimit limit, List<MeasuredTime> times)
        {
            var timing = Timing.Of(limit.Threads, times);
            return operations > 0 ? timing with { ShareOfPeak = operations / timing.Median / (limit.Gigaflops * 1e9) } : timing;
        }
    }

    private static Func<CancellationToken, MeasuredTime> Timer(
        BenchmarkModel model, BenchmarkData data, Pace pace, IEngine engine, int threads) => model.Task == BenchmarkTask.Epoch
            ? new EpochTimer(model, data, pace, engine, threads).Measure
            : new ScoringTimer(model, data, pace, engine, threads).Measure;
}
