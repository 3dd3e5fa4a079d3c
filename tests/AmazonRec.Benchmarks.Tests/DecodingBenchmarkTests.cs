using AmazonRec.Testing;
using AmazonRec.Testing.Pictures;

namespace AmazonRec.Benchmarks.Tests;

public sealed class DecodingBenchmarkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_counts_what_it_decodes_and_leaves_out_what_can_not_be_read()
    {
        File.WriteAllBytes(_folder.PathOf("a.jpg"), SmallJpegs.Bytes("Full"));
        File.WriteAllBytes(_folder.PathOf("b.jpeg"), SmallJpegs.Bytes("Progressive"));
        File.WriteAllBytes(_folder.PathOf("c.jpg"), [1, 2, 3]);
        var result = DecodingBenchmark.Run(_folder.Path, new BenchmarkOptions { Threads = 2, Repeats = 2, Peers = true });
        Assert.Equal((2, 1, 2 * 21 * 19 / 1e6), (result.Pictures, result.Unreadable, result.Megapixels));
        Assert.Equal([1, 2], result.Ours.Select(t => t.Threads));
        Assert.Equal(result.Djpeg is null, result.Ratio is null); // djpeg may not be here
    }

    [Fact]
    public void A_folder_without_pictures_is_refused() =>
        Assert.Throws<FormatException>(() => DecodingBenchmark.Run(_folder.Path, new BenchmarkOptions { Threads = 1, Repeats = 1 }));
}
