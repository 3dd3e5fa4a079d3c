using AmazonRec.Compute;
using AmazonRec.Features.Images;
using PngCrc = AmazonRec.Synthesis.Pictures.Png;

namespace AmazonRec.Encoders.Tests;

/// <summary>Files with a few bytes changed, taken out or doubled: a picture comes out, or the one documented error.</summary>
public sealed class DamagedImageTests
{
    private const int Files = 20_000;

    [Fact]
    public void Whatever_is_done_to_a_file_it_is_read_or_refused_in_words()
    {
        byte[][] whole =
        [
            .. SmallJpegs.All.Keys.Select(SmallJpegs.Bytes),
            new TestPng(9, 7, 3, 4, true) { Palette = new byte[48] }.Write((x, y, _) => (x + y) & 15),
            new TestPng(9, 7, 6, 8, false).Write((x, y, c) => (9 * x) + (7 * y) + c),
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
                Assert.InRange(e.Offset, 0, bytes.Length);
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
        if (result[0] == 0x89) Mend(result);
        return result;
    }

    /// <summary>Sets the checksums of a PNG's chunks right, or nothing behind them would ever be reached.</summary>
    private static void Mend(byte[] png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - 12) return;
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(at + 8 + (int)length), PngCrc.Crc(png.AsSpan(at + 4, 4 + (int)length)));
            at += 12 + (int)length;
        }
    }
}
