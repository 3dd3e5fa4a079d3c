using System.Diagnostics;
using System.IO.Compression;
using AmazonRec.Benchmarks.Peers;
using AmazonRec.Data;
using AmazonRec.Data.Storage;

namespace AmazonRec.Benchmarks.Ingestion;

/// <summary>One file read once.</summary>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Kept">Rows after the filter.</param>
/// <param name="Seconds">Wall time from the file's name to encoded ratings; of the work alone, not the start of the program.</param>
/// <param name="PeakBytes">The greatest memory of the process, so that each measurement takes a process of its own.</param>
public sealed record IngestionMeasure(long Rows, long Kept, double Seconds, long PeakBytes)
{
    private const int MoreThan = 10; // ratings of each user and item that stays, as in the Electronics study

    /// <summary>
    /// Reads ratings, keeps users and items with more than ten, and encodes them; of reviews in JSON lines the reading alone.
    /// </summary>
    public static IngestionMeasure Read(string path, int threads)
    {
        var begin = Stopwatch.GetTimestamp();
        var filters = new FilterPlan();
        if (!IngestionFile.HasReviews(path)) filters = filters with { MinUserRatings = MoreThan + 1, MinItemRatings = MoreThan + 1 };
        var kept = Ratings.Read(DataSource.File(path), new ReadOptions { Threads = threads, CacheFolder = null }, filters);
        return new IngestionMeasure(
            kept.Funnel[0].Ratings, kept.Count, Stopwatch.GetElapsedTime(begin).TotalSeconds, Process.GetCurrentProcess().PeakWorkingSet64);
    }

    /// <summary>A measurement by another process, which writes it as JSON.</summary>
    /// <exception cref="IOException">It failed; the message holds what it said.</exception>
    public static IngestionMeasure ReadApart(string program, IReadOnlyList<string> arguments, CancellationToken cancellation) =>
        Json.Parse<IngestionMeasure>(PeerProcess.Run(program, arguments, cancellation));

    /// <summary>Inflates a gzip file and does nothing with it: the least that reading it can take.</summary>
    public static double Inflate(string path)
    {
        var begin = Stopwatch.GetTimestamp();
        using var inflated = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var buffer = new byte[1 << 20];
        while (inflated.Read(buffer) > 0)
        {
        }

        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
