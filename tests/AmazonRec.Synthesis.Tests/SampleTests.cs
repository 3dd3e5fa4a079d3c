using System.IO.Compression;
using AmazonRec.Data;
using AmazonRec.Testing;

namespace AmazonRec.Synthesis.Tests;

public sealed class SampleTests
{
    [Theory]
    [InlineData(Synthesizer.ReviewsName)]
    [InlineData(Synthesizer.MetadataName)]
    public void The_committed_sample_is_what_data_synthesize_makes_bit_for_bit(string name)
    {
        // Of the lines: how tightly gzip packs them is zlib's business and may change with .NET.
        using var folder = new TemporaryFolder();
        Synthesizer.Write(new SynthesisOptions(), folder.Path);
        Assert.Equal(Unpacked(folder.PathOf(name)), Unpacked(Path.Combine(Shared.Checkout, "data", "sample", name)));
    }

    [Fact]
    public void The_committed_sample_is_under_two_megabytes() =>
        Assert.InRange(
            Directory.EnumerateFiles(Path.Combine(Shared.Checkout, "data", "sample")).Sum(f => new FileInfo(f).Length), 1, 2_000_000);

    [Fact]
    public void The_embedded_sample_is_the_committed_one() =>
        Assert.Equal(11_000, Reviews.Read(Sample.Reviews).ToRatings().Count);

    private static byte[] Unpacked(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}
