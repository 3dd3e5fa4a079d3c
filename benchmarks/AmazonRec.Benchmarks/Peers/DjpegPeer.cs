namespace AmazonRec.Benchmarks.Peers;

/// <summary>libjpeg-turbo's djpeg, where it is: one process per picture, so that their start is measured apart and taken off; in
/// processor time, as waiting for thousands of processes says nothing of decoding.</summary>
internal sealed class DjpegPeer : IDisposable
{
    /// <summary>What to do where it is missing.</summary>
    public const string Remedy = "djpeg is not on the path: decoding has no peer. Debian has it in libjpeg-turbo-progs";

    private const string Loop = "while IFS= read -r picture; do djpeg -rgb -outfile /dev/null \"$picture\" || exit 1; done < \"$0\"; times";

    // One grey pixel.
    private const string OnePixel = """
        /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/
        wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8ASP/Z
        """;

    private readonly string _folder;

    private DjpegPeer(string folder) => _folder = folder;

    /// <summary>Prepares the peer for some JPEGs; null where it is missing.</summary>
    public static DjpegPeer? Prepare(IReadOnlyList<string> paths)
    {
        var places = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (!places.Any(place => File.Exists(Path.Combine(place, "djpeg")))) return null;
        var peer = new DjpegPeer(Directory.CreateTempSubdirectory("amazonrec-bench-").FullName);
        var pixel = Path.Combine(peer._folder, "pixel.jpg");
        File.WriteAllBytes(pixel, Convert.FromBase64String(OnePixel));
        File.WriteAllLines(peer.Pictures, paths.Select(Path.GetFullPath));
        File.WriteAllLines(peer.Pixels, paths.Select(_ => pixel));
        return peer;
    }

    /// <summary>Processor seconds to decode all pictures, less those to start as many processes.</summary>
    public (double Net, double Start) Measure(CancellationToken cancellation)
    {
        var start = Time(Pixels, cancellation);
        return (Math.Max(Time(Pictures, cancellation) - start, 1e-6), start);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static double Time(string list, CancellationToken cancellation)
    {
        // The last line is of the shell's children: 0m1.250000s of their own, 0m0.310000s of the system's on their behalf.
        var children = PeerProcess.Run("sh", ["-c", Loop, list], cancellation).TrimEnd().Split('\n')[^1].Split(' ');
        return children.Sum(time => (60 * double.Parse(time.Split('m')[0])) + double.Parse(time.Split('m')[1].TrimEnd('s')));
    }

    private string Pictures => Path.Combine(_folder, "pictures.txt");

    private string Pixels => Path.Combine(_folder, "pixels.txt");
}
