using AmazonRec.Benchmarks.Peers;
using AmazonRec.Studies.Running;
using AmazonRec.Synthesis;


namespace AmazonRec.Benchmarks.Ingestion;

/// <summary>
/// From a file to filtered, encoded ratings: seconds and memory, ours and pandas' in turn, at three sizes; and reviews as JSON lines beside
/// inflating alone and Python's own parser.
/// </summary>
public static class IngestionBenchmark
{
    private const string Script = "ingestion.py";

    /// <summary>Makes the files in a temporary folder, and measures.</summary>
    /// <param name="options">Threads, repeats, whether it is a smoke run and whether peers run.</param>
    /// <param name="read">Reads a file in a process of its own, so that memory is of that file alone.</param>
    /// <param name="progress">Told what comes next, in words.</param>
    /// <param name="cancellation">Ends it between two measurements, or within a peer.</param>
    /// <exception cref="IOException">A peer failed.</exception>
    /// <exception cref="InvalidOperationException">The peer found other rows in a file than ours.</exception>
    public static IngestionResult Run(
        BenchmarkOptions options,
        Func<string,
        IngestionMeasure> read,
        IProgress<string>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Validate();
        var folder = Directory.CreateTempSubdirectory("amazonrec-bench-").FullName;
        try
        {
            var notes = new List<string>();
            var script = options.Peers ? Peer(folder, notes) : null;
            var lines = new List<IngestionLine>();
            foreach (var file in IngestionFile.All(options.Quick))
            {
                progress?.Report($"{file.Name}: making {file.Options.Ratings:N0} rows");
                var place = Directory.CreateDirectory(Path.Combine(folder, "files")).FullName;
                Synthesizer.Write(file.Options, place, options.Threads, cancellation: cancellation);
                var path = Path.Combine(place, Synthesizer.FilesOf(file.Options)[^1]);
                lines.Add(Measure(file.Name, path, options.Repeats, read, script, progress, cancellation));
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
        string name, string path, int repeats, Func<string, IngestionMeasure> read, string? script, IProgress<string>? progress,
        CancellationToken cancellation)
    {
        var reviews = IngestionFile.HasReviews(path);
        var (ours, peer, inflate) = (new List<IngestionMeasure>(), new List<IngestionMeasure>(), new List<double>());
        for (var repeat = 1; repeat <= repeats; repeat++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report($"{name}: {repeat} of {repeats}");
            ours.Add(read(path));
            if (reviews) inflate.Add(IngestionMeasure.Inflate(path));
            if (script is not null)
                peer.Add(IngestionMeasure.ReadApart(PeerProcess.Python, [script, reviews ? "json" : "pandas", path], cancellation));
        }

        if (peer.Concat(ours).Any(m => m.Rows != ours[0].Rows || m.Kept != ours[0].Kept))
            throw new InvalidOperationException(
                $"{name}: ours has {ours[0].Rows} rows and keeps {ours[0].Kept}, the peer {peer[^1].Rows} and {peer[^1].Kept}.");
        return new IngestionLine(
            name, new FileInfo(path).Length, ours[0].Rows, ours[0].Kept, Seconds(ours), Peak(ours),
            script is null ? null : reviews ? "Python json" : "pandas", script is null ? null : Seconds(peer),
            script is null ? null : Peak(peer))
        {
            InflateSeconds = reviews ? new Timing(1, inflate) : null,
        };

        static Timing Seconds(List<IngestionMeasure> measures) => new(0, [.. measures.Select(m => m.Seconds)]);
        static double Peak(List<IngestionMeasure> measures) => new Timing(0, [.. measures.Select(m => (double)m.PeakBytes)]).Median;
    }

    private static string? Peer(string folder, List<string> notes)
    {
        if (PeerProcess.PythonRuns("import pandas")) return PeerProcess.WriteScript(Script, folder);
        notes.Add("pandas was not found, so its column is missing: apt-get install python3-pandas");
        return null;
    }
}
