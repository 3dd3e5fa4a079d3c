using System.Diagnostics;
using AmazonRec.Benchmarks.Peers;
using AmazonRec.Encoders;
using AmazonRec.Studies.Running;

namespace AmazonRec.Benchmarks;

/// <summary>Decodes the JPEGs of a folder, in turn with djpeg.</summary>
public static class DecodingBenchmark
{
    private const int QuickPictures = 8;

    /// <summary>Measures.</summary>
    /// <param name="folder">The pictures; other files than .jpg and .jpeg are passed over.</param>
    /// <param name="options">Threads, repeats, whether with the peer, and whether it is a smoke run: of the first eight pictures.</param>
    /// <param name="progress">Told what comes next, in words.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="FormatException">No JPEG in the folder can be read.</exception>
    public static DecodingResult Run(
        string folder, BenchmarkOptions options, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        options.Validate();
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"{folder}: there is no such folder of pictures.");
        string[] found = [
            .. Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f).ToLowerInvariant() is ".jpg" or ".jpeg")
            .Order(StringComparer.Ordinal).Take(options.Quick ? QuickPictures : int.MaxValue)];
        var pixels = new long[found.Length];
        ImageDecoder.ReadAll(
            found,
            options.Threads,
            (i, image) => pixels[i] = (long)image.Width * image.Height,
            (_, _) => { },
            cancellation: cancellation); // warms up, too
        string[] paths = [.. found.Where((_, i) => pixels[i] > 0)];
        if (paths.Length == 0) throw new FormatException($"{folder}: there is no JPEG that can be read.");
        using var peer = options.Peers ? DjpegPeer.Prepare(paths) : null;
        if (options.Peers && peer is null) progress?.Report(DjpegPeer.Remedy);
        var ours = options.ThreadCounts.Select(_ => new List<double>()).ToArray();
        var processor = new List<double>();
        var (net, start) = (new List<double>(), new List<double>());
        for (var repeat = 1; repeat <= options.Repeats; repeat++)
        {
            progress?.Report($"decoding: {repeat} of {options.Repeats}");
            for (var n = 0; n < ours.Length; n++)
            {
                var (wall, used) = Time(paths, options.ThreadCounts[n], cancellation);
                ours[n].Add(wall);
                if (n == 0) processor.Add(used);
            }

            if (peer?.Measure(cancellation) is not { } times) continue;
            net.Add(times.Net);
            start.Add(times.Start);
        }

        return new DecodingResult(
            RunEnvironment.Here, paths.Length, found.Length - paths.Length, pixels.Sum() / 1e6,
            [.. options.ThreadCounts.Zip(ours, (threads, times) => new Timing(threads, times))],
            new Timing(1, processor), peer is null ? null : new Timing(1, net), peer is null ? null : new Timing(1, start));
    }

    private static (double Wall, double Processor) Time(string[] paths, int threads, CancellationToken cancellation)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        ImageDecoder.ReadAll(
            paths, threads, (_, _) => { }, (i, why) => throw new IOException($"{paths[i]} changed: {why}"), cancellation: cancellation);
        return (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }
}
