using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AmazonRec.Synthesis.Pictures;

namespace AmazonRec.Synthesis.Tests;

public sealed class PictureTests
{
    private static readonly SynthesisOptions Small = new() { Users = 40, Items = 30, Ratings = 300, Images = true };

    [Fact]
    public void The_checksum_is_the_standard_one() => Assert.Equal(0xCBF43926, Png.Crc("123456789"u8));

    [Theory]
    [InlineData(SynthesisFormat.Amazon2018, "SYN0000001.png")]
    [InlineData(SynthesisFormat.MovieLens100k, "1.png")]
    public void Each_item_has_a_picture_named_by_its_id_that_any_reader_can_check(SynthesisFormat format, string first)
    {
        using var made = new Synthesized(Small with { Format = format });
        var files = Directory.GetFiles(made.PathOf(Synthesizer.ImagesFolder));
        Assert.Equal(30, files.Length);
        Assert.Contains(first, files.Select(Path.GetFileName));
        Assert.All(files, file => Assert.Equal(64 * 64 * 3, Pixels(File.ReadAllBytes(file)).Length));
    }

    [Fact]
    public void A_file_holds_the_pixels_that_were_drawn()
    {
        var items = new SyntheticItems(Small);
        var drawn = ItemPicture.Draw(1, items, 4);
        using var stream = new MemoryStream();
        Png.Write(stream, ItemPicture.Size, drawn);
        Assert.Equal(drawn, Pixels(stream.ToArray()));
    }

    [Fact]
    public void The_first_picture_is_the_same_on_every_platform() => Assert.Equal(
        "6c8016b27272d5958f9293b3555897b45e061138a54eda918bc0b1acd292363c",
        Convert.ToHexStringLower(SHA256.HashData(ItemPicture.Draw(1, new SyntheticItems(Small), 0))));

    [Fact]
    public void Items_of_a_topic_look_more_alike_than_others()
    {
        var items = new SyntheticItems(new SynthesisOptions());
        var ground = Enumerable.Range(0, 100).ToLookup(item => items.Topics[item], item => Mean(ItemPicture.Draw(1, items, item)));
        var (own, all) = (ground.Average(topic => Spread([.. topic])), Spread([.. ground.SelectMany(topic => topic)]));
        Assert.True(own < 0.5 * all, $"{own:F0} within, {all:F0} over all");
    }

    // The lengths, names and checksums of the chunks, then what is packed in them.
    private static byte[] Pixels(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var (at, names, packed) = (8, "", new MemoryStream());
        while (at < png.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var name = Encoding.ASCII.GetString(png, at + 4, 4);
            Assert.Equal(Png.Crc(png.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            if (name == "IHDR") Assert.Equal([0, 0, 0, 64, 0, 0, 0, 64, 8, 2, 0, 0, 0], png[(at + 8)..(at + 8 + length)]);
            if (name == "IDAT") packed.Write(png, at + 8, length);
            names += name;
            at += length + 12;
        }

        Assert.Equal("IHDRIDATIEND", names);
        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        Assert.Equal(64 * (1 + 64 * 3), rows.Length);
        return [
            .. rows.ToArray().Chunk(1 + 64 * 3).SelectMany(row => row[0] == 0 ? row[1..] : throw new FormatException("a filtered row"))];
    }

    private static double[] Mean(byte[] pixels) =>
        [.. Enumerable.Range(0, 3).Select(channel => pixels.Chunk(3).Average(pixel => pixel[channel]))];

    private static double Spread(double[][] colours) => Enumerable.Range(0, 3).Sum(channel =>
    {
        var mean = colours.Average(colour => colour[channel]);
        return colours.Average(colour => Math.Pow(colour[channel] - mean, 2));
    });
}
