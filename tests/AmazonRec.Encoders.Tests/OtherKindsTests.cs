using AmazonRec.Features.Images;
using SkiaSharp;

namespace AmazonRec.Encoders.Tests;

/// <summary>WebP, GIF and BMP.</summary>
public sealed class OtherKindsTests
{
    [Fact]
    public void A_webp_without_loss_has_its_pixels_and_is_white_where_it_is_transparent()
    {
        var image = ImageDecoder.Decode(
            TestWebp.Write(
                7,
                5,
                (x, y) => new SKColor((byte)(30 * x), (byte)(50 * y), 9, x == 6 ? (byte)0 : (byte)255),
                SKWebpEncoderCompression.Lossless));
        Assert.Equal((7, 5), (image.Width, image.Height));
        for (var y = 0; y < 5; y++)
            for (var x = 0; x < 7; x++)
                Assert.Equal(x == 6 ? ((byte)255, (byte)255, (byte)255) : ((byte)(30 * x), (byte)(50 * y), (byte)9), image[x, y]);
    }

    [Fact]
    public void A_webp_with_loss_is_near_its_pixels()
    {
        var image = ImageDecoder.Decode(
            TestWebp.Write(32, 16, (x, _) => x < 16 ? SKColors.Navy : SKColors.Gold, SKWebpEncoderCompression.Lossy));
        AssertNear((0, 0, 128), image[4, 8]);
        AssertNear((255, 215, 0), image[28, 8]);

        static void AssertNear((int Red, int Green, int Blue) expected, (byte Red, byte Green, byte Blue) found)
        {
            Assert.InRange(found.Red, expected.Red - 8, expected.Red + 8);
            Assert.InRange(found.Green, expected.Green - 8, expected.Green + 8);
            Assert.InRange(found.Blue, expected.Blue - 8, expected.Blue + 8);
        }
    }

    [Fact]
    public void Of_a_gif_the_first_frame_is_read_and_white_where_it_is_transparent_or_beside_it()
    {
        var image = ImageDecoder.Decode(
            new TestGif(20, 11).Frame(2, 15, (x, y) => x + (5 * y), clear: 3).Frame(0, 20, (_, _) => 100).Write());
        Assert.Equal((20, 11), (image.Width, image.Height));
        for (var y = 0; y < 11; y++)
            for (var x = 0; x < 20; x++)
            {
                var color = x - 2 + (5 * y);
                Assert.Equal(
                    x is < 2 or >= 17 || color == 3
                        ? ((byte)255, (byte)255, (byte)255)
                        : ((byte)(2 * color), (byte)color, (byte)(127 - color)),
                    image[x, y]);
            }
    }

    [Fact]
    public void A_bmp_has_its_pixels()
    {
        var image = ImageDecoder.Decode(TestBmp.Write(3, 2, (x, y) => ((byte)x, (byte)y, (byte)(10 * (x + y)))));
        for (var y = 0; y < 2; y++)
            for (var x = 0; x < 3; x++) Assert.Equal(((byte)x, (byte)y, (byte)(10 * (x + y))), image[x, y]);
    }

    [Fact]
    public void A_file_that_is_cut_short_is_refused()
    {
        byte[][] whole =
        [
            new TestGif(20, 11).Frame(0, 20, (x, y) => x + y).Write()[..^3], // without its end, the picture is whole
            TestBmp.Write(3, 2, (_, _) => (1, 2, 3)),
            TestWebp.Write(20, 20, (x, y) => new SKColor((byte)(x * 9), (byte)(y * 9), 0), SKWebpEncoderCompression.Lossless),
            TestWebp.Write(20, 20, (x, y) => new SKColor((byte)(x * 9), (byte)(y * 9), 0), SKWebpEncoderCompression.Lossy),
        ];
        foreach (var bytes in whole) Assert.Empty(Enumerable.Range(0, bytes.Length).Where(length => IsRead(bytes[..length])));

        static bool IsRead(byte[] bytes)
        {
            try
            {
                ImageDecoder.Decode(bytes);
                return true;
            }
            catch (ImageFormatException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void Small_files_that_promise_many_pixels_are_refused_by_what_they_promise()
    {
        var gif = new TestGif(65535, 65535).Frame(0, 1, (_, _) => 0).Write();
        var bmp = TestBmp.Write(3, 2, (_, _) => (1, 2, 3));
        (bmp[19], bmp[23]) = (0x70, 0x70); // 28,675 by 28,674
        var png = new TestPng(30_000, 1, 0, 1, false).Write((_, _, _) => 0);
        png[22] = 0x75; // 29,952 more rows
        TestPng.Mend(png);
        foreach (var bytes in new[] { gif, bmp, png }) Assert.Contains("at most 64,000,000 are read", Refusal(bytes));
    }

    [Fact]
    public void Other_files_are_told_by_their_first_bytes()
    {
        foreach (var text in new[] { "<html>", "<html><body>Not found: an error page of more than a few bytes</body></html>", "", "B" })
            Assert.Contains("Neither JPEG, PNG, WebP, GIF nor BMP", Refusal(System.Text.Encoding.ASCII.GetBytes(text)));
        Assert.Contains("GIF", Refusal("GIF89a..."u8.ToArray()));
    }

    private static string Refusal(byte[] bytes, ImageLimits? limits = null) =>
        Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(bytes, limits)).Message;
}
