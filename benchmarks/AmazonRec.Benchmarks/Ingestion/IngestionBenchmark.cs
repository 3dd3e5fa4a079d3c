using AmazonRec.Studies.Running;
using AmazonRec.Synthesis;

namespace AmazonRec.Benchmarks.Ingestion;

/// <summary>
/// From a file to filtered, encoded ratings: seconds and memory, ours, pandas' and DuckDB's in turn, at three sizes; and reviews as JSON
/// lines beside inflating alone and Python's own parser.
/// </summary>
public static class IngestionBenchmark
{
    /// <summary>Makes the files in a temporary folder, and measures.</summary>
    /// <param name="options">Threads, repeats, whether it is a smoke run and whether peers run.</param>
    /// <param name="read">Reads a file in a process of its own, so that memory is of that file alone.</param>
    /// <param name="progress">Told what comes next, in words.</param>
    /// <param name="cancellation">Ends it between two measurements, or within a peer.</param>
    /// <exception cref="IOException">A peer failed.</exception>
    /// <exception cref="InvalidOperationException">The peer found other rows in a file than ours.</exception>
    public static IngestionResult Run(
        BenchmarkOptions options,
        Func<string, IngestionMeasure> read,
        IProgress<string>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Validate();
        var folder = Directory.CreateTempSubdirectory("amazonrec-bench-").FullName;
        try
        {
            var notes = new List<string>();
            var peers = options.Peers ? IngestionReader.Find(folder, options.Threads, notes) : [];
            var lines = new List<IngestionLine>();
            foreach (var file in IngestionFile.All(options.Quick))
            {
                progress?.Report($"{file.Name}: making {file.Options.Ratings:N0} rows");
                var place = Directory.CreateDirectory(Path.Combine(folder, "files")).FullName;
                Synthesizer.Write(file.Options, place, options.Threads, cancellation: cancellation);
                var path = Path.Combine(place, Synthesizer.FilesOf(file.Options)[^1]);
                lines.Add(Measure(file.Name, path, options.Repeats, read, peers, progress, cancellation));
                Directory.Delete(place, recursive: true);
            }

            return new IngestionResult(RunEnvironment.Here, options.Quick, options.Threads, lines, notes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IngestionLine Measure(
        string name, string path, int repeats, Func<string, IngestionMeasure> read, IReadOnlyList<IngestionReader> peers,
        IProgress<string>? progress, CancellationToken cancellation)
    {
        var reviews = IngestionFile.HasReviews(path);
        IngestionReader[] readers = [.. peers.Where(peer => peer.ReadsReviews == reviews)];
        var (ours, inflate) = (new List<IngestionMeasure>(), new List<double>());
        var theirs = readers.Select(_ => new List<IngestionMeasure>()).ToArray();
        for (var repeat = 1; repeat <= repeats; repeat++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report($"{name}: {repeat} of {repeats}");
            ours.Add(read(path));
            if (reviews) inflate.Add(IngestionMeasure.Inflate(path));
            foreach (var (peer, measures) in readers.Zip(theirs)) measures.Add(peer.Read(path, cancellation));
        }

        foreach (var (peer, measures) in readers.Zip(theirs))
            if (measures.Concat(ours).FirstOrDefault(m => m.Rows != ours[0].Rows || m.Kept != ours[0].Kept) is { } other)
                throw new InvalidOperationException(
                    $"{name}: ours has {ours[0].Rows} rows and keeps {ours[0].Kept}, {peer.Name} {other.Rows} and {other.Kept}.");
        return new IngestionLine(
            name, new FileInfo(path).Length, ours[0].Rows, ours[0].Kept, Seconds(ours), Peak(ours),
            [
                .. readers.Zip(theirs, (peer, measures) => new IngestionPeer(
                    peer.Name, Seconds(measures), Peak(measures), Seconds(measures).Median / Seconds(ours).Median)),
            ])
        {
            InflateSeconds = reviews ? new Timing(1, inflate) : null,
        };

        static Timing Seconds(List<IngestionMeasure> measures) => new(0, [.. measures.Select(m => m.Seconds)]);
        static double Peak(List<IngestionMeasure> measures) => new Timing(0, [.. measures.Select(m => (double)m.PeakBytes)]).Median;
    }
}
