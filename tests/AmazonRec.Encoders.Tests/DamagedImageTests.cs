using AmazonRec.Compute;
using AmazonRec.Features.Images;
using SkiaSharp;

namespace AmazonRec.Encoders.Tests;

/// <summary>Files with a few bytes changed, taken out or doubled: a picture comes out, or the one documented error.</summary>
public sealed class DamagedImageTests
{
    private const int Files = 25_000;

    [Fact]
    public void Whatever_is_done_to_a_file_it_is_read_or_refused_in_words()
    {
        byte[][] whole =
        [
            .. SmallJpegs.All.Keys.Select(SmallJpegs.Bytes),
            new TestPng(9, 7, 3, 4, true) { Palette = new byte[48] }.Write((x, y, _) => (x + y) & 15),
            new TestPng(9, 7, 6, 8, false).Write((x, y, c) => (9 * x) + (7 * y) + c),
            new TestGif(9, 7).Frame(1, 8, (x, y) => x + (7 * y), clear: 3).Frame(0, 9, (x, _) => x).Write(),
            TestBmp.Write(9, 7, (x, y) => ((byte)(9 * x), (byte)(7 * y), 5)),
            TestWebp.Write(9, 7, (x, y) => new SKColor((byte)(9 * x), (byte)(7 * y), 5, (byte)(20 * x)), SKWebpEncoderCompression.Lossless),
            TestWebp.Write(9, 7, (x, y) => new SKColor((byte)(9 * x), (byte)(7 * y), 5, (byte)(20 * x)), SKWebpEncoderCompression.Lossy),
            FlatJpeg.Write([255, 128, 64, 200], 0),
        ];
        var limits = new ImageLimits { MaxPixels = 1 << 20 };
        var outcomes = new int[2];
        Workers.Shared.Run(Files, Environment.ProcessorCount, i =>
        {
            var random = RandomSource.For(11, "damage", (uint)i);
            var bytes = Damaged(whole[i % whole.Length], random);
            try
            {
                var image = ImageDecoder.Decode(bytes, limits);
                Assert.Equal(3 * image.Width * image.Height, image.Pixels.Length);
                Interlocked.Increment(ref outcomes[0]);
            }
            catch (ImageFormatException e)
            {
                Assert.NotEmpty(e.Message);
                Interlocked.Increment(ref outcomes[1]);
            }
        });
        Assert.Equal(Files, outcomes.Sum());
        Assert.All(outcomes, count => Assert.True(count > 1000)); // both happen, or this tests nothing
    }

    private static byte[] Damaged(byte[] whole, RandomSource random)
    {
        var bytes = whole.ToList();
        var times = 1 + random.Below(4, 0);
        for (var t = 1ul; t <= (ulong)times; t++)
        {
            var at = random.Below(bytes.Count - 4, 8 * t) + 2; // the first bytes say which decoder
            switch (random.Below(4, (8 * t) + 1))
            {
                case 0: bytes[at] = (byte)random.Below(256, (8 * t) + 2); break;
                case 1: bytes[at] ^= (byte)(1 << random.Below(8, (8 * t) + 2)); break;
                case 2: bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + random.Below(4, (8 * t) + 2))); break;
                default: bytes.Insert(at, bytes[random.Below(bytes.Count, (8 * t) + 2)]); break;
            }
        }

        byte[] result = [.. bytes];
        if (result[0] == 0x89) TestPng.Mend(result);
        return result;
    }
}
