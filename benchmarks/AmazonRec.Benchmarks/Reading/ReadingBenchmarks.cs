using System.Globalization;
using AmazonRec.Data;
using AmazonRec.Synthesis;
using BenchmarkDotNet.Attributes;

namespace AmazonRec.Benchmarks.Reading;

/// <summary>Rows per second from a file on disk to coded columns.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private const int Rows = 60_000;

    private string _folder = "";

    /// <summary>The same synthesized reviews as gzipped JSON lines and as CSV.</summary>
    [GlobalSetup]
    public void Write()
    {
        _folder = Directory.CreateTempSubdirectory("amazonrec-benchmark-").FullName;
        Synthesizer.Write(new SynthesisOptions { Users = 6_000, Items = 2_000, Ratings = Rows }, _folder);
        var ratings = Ratings.Read(Reviews);
        using var writer = new StreamWriter(Csv);
        writer.Write("user,item,rating,timestamp\n");
        for (var row = 0; row < ratings.Count; row++)
        {
            var (user, item) = (ratings.Users[ratings.User[row]], ratings.Items[ratings.Item[row]]);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{user},{item},{ratings.Value[row]},{ratings.Time[row]}\n"));
        }
    }

    /// <summary>Leaves nothing behind.</summary>
    [GlobalCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    /// <summary>user,item,rating,timestamp.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public Ratings CommaSeparated() => Ratings.Read(Csv);

    /// <summary>Whole reviews, gzip.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public Ratings GzippedJsonLines() => Ratings.Read(Reviews);

    private string Csv => Path.Combine(_folder, "ratings.csv");

    private string Reviews => Path.Combine(_folder, Synthesizer.ReviewsName);
}
