using System.Diagnostics;
using System.Runtime.InteropServices;
using AmazonRec.Benchmarks.Peers;
using AmazonRec.Compute;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Benchmarks;

/// <summary>Intervals over rows drawn anew, in turn with the same in numpy.</summary>
public static class BootstrapBenchmark
{
    private const string Script = "bootstrap.py";
    private const double Close = .2; // of an interval's width: other random numbers move its ends by some .03

    /// <summary>Measures.</summary>
    /// <param name="rows">Test rows.</param>
    /// <param name="resamples">How often they are drawn anew.</param>
    /// <param name="options">Threads, repeats, whether with the peer.</param>
    /// <param name="note">Told what is missing.</param>
    /// <param name="cancellation">Ends it between two measurements, or within the peer.</param>
    /// <exception cref="InvalidOperationException">The peer's intervals are others.</exception>
    public static BootstrapResult Run(
        int rows, int resamples, BenchmarkOptions options, Action<string> note, CancellationToken cancellation)
    {
        options.Validate();
        var predictions = Rows(rows);
        var draws = new BootstrapOptions { Resamples = resamples, Unit = BootstrapUnit.Rows, Threads = options.Threads };
        var folder = Directory.CreateTempSubdirectory("amazonrec-bench-");
        try
        {
            var peer = options.Peers && PeerProcess.PythonRuns("import numpy");
            if (options.Peers && !peer) note("no numpy was found, so it is not compared with: apt-get install python3-numpy");
            var (script, file) = (PeerProcess.WriteScript(Script, folder.FullName), Path.Combine(folder.FullName, "rows.f32"));
            float[] numbers = [.. predictions.Predicted, .. predictions.Actual];
            File.WriteAllBytes(file, MemoryMarshal.AsBytes<float>(numbers));
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var repeat = 0; repeat < options.Repeats; repeat++)
            {
                cancellation.ThrowIfCancellationRequested();
                var begin = Stopwatch.GetTimestamp();
                var intervals = Bootstrap.Intervals(predictions, draws);
                ours.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
                if (!peer) continue;
                var report = Json.Parse<Report>(PeerProcess.Run(PeerProcess.Python, [script, file, $"{resamples}"], cancellation));
                RefuseOthers([intervals.Rmse, intervals.Mae, intervals.Pearson], report.Ends);
                theirs.Add(report.Seconds);
            }

            return new BootstrapResult(rows, resamples, new Timing(options.Threads, ours), peer ? new Timing(0, theirs) : null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Predictions Rows(int count)
    {
        var source = RandomSource.For(1, "benchmark bootstrap");
        var (actual, predicted, none) = (new float[count], new float[count], new int[count]);
        for (var row = 0; row < count; row++)
        {
            actual[row] = 1 + source.Below(5, (ulong)row);
            predicted[row] = (float)(3 + (.4 * (actual[row] - 3)) + (.5 * source.Normal((ulong)(count + row))));
        }

        return new Predictions(none, none, actual, predicted, none, none);
    }

    private static void RefuseOthers(Interval[] ours, double[][] theirs)
    {
        foreach (var (own, ends) in ours.Zip(theirs))
            if (!(Math.Max(Math.Abs(own.Low - ends[0]), Math.Abs(own.High - ends[1])) < Close * (own.High - own.Low)))
                throw new InvalidOperationException($"Ours lies in {own.Low} to {own.High}, numpy's in {ends[0]} to {ends[1]}.");
    }

    /// <summary>What the script prints.</summary>
    private sealed record Report(double Seconds, double[][] Ends);
}
