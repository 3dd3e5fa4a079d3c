using System.IO.Compression;
using System.Text;
using AmazonRec.Data;
using AmazonRec.Testing;

namespace AmazonRec.DuckDb.Tests;

public sealed class SameRatingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DuckDbRatings _database = new() { PlainFrom = 0 };

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> RealFiles()
    {
        var data = new TheoryData<string>();
        if (!Shared.IsHere) return [Shared.SkipReason]; // a theory without cases fails before it can be skipped
        foreach (var file in Directory.EnumerateFiles(Shared.Data(), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            if (new FileInfo(file).Length < 64 << 20 && Path.GetExtension(file) is not (".jpg" or ".jpeg" or ".png" or ".md" or ".zip" or ".npy"))
                data.Add(Path.GetRelativePath(Shared.Data(), file));
        return data;
    }

    [SharedTheory]
    [MemberData(nameof(RealFiles))]
    public void Real_files_read_as_without_a_database(string name)
    {
        var source = DataSource.File(Shared.Data(name));
        var options = new ReadOptions { Threads = 2 };
        var filters = new FilterPlan { MinUserRatings = 5, MinItemRatings = 4, Core = 2 };
        if (!Same.Assert(() => Ratings.Read(source, options), () => _database.Read(source, options, new FilterPlan()))) return;
        Same.Assert(() => Ratings.Read(source, options, filters), () => _database.Read(source, options, filters));
        filters = new FilterPlan { Copies = Keep.Last, MinItemRatings = 3, Core = 3 };
        Same.Assert(() => Ratings.Read(source, options, filters), () => _database.Read(source, options, filters));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_files_read_as_without_a_database_under_random_filters(int block)
    {
        var read = 0;
        for (var seed = block * 40; seed < (block + 1) * 40; seed++)
        {
            var random = new RandomFiles(seed);
            var kind = seed % 8;
            var text = kind == 0 ? random.SequencesFile() : kind <= 2 ? random.ReviewsFile() : random.ColumnsFile();
            var path = _folder.PathOf($"{seed}.{(kind <= 2 ? "json" : "csv")}");
            if (seed % 5 == 0) WriteGzip(path, text);
            else File.WriteAllText(path, text);
            var (source, options, filters) = (DataSource.File(path), random.Options(), random.Filters());
            try
            {
                if (Same.Assert(() => Ratings.Read(source, options, filters), () => _database.Read(source, options, filters))) read++;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}, {options}, {filters}: {e.Message}", e);
            }
        }

        Assert.True(read > 5, $"{read} read");
    }

    private static void WriteGzip(string path, string text)
    {
        using var stream = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
