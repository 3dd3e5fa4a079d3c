using AmazonRec.Features.Images;

namespace AmazonRec.Encoders.Tests;

public sealed class PngTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(0, 4)]
    [InlineData(0, 8)]
    [InlineData(0, 16)]
    [InlineData(2, 8)]
    [InlineData(2, 16)]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(3, 4)]
    [InlineData(3, 8)]
    [InlineData(4, 8)]
    [InlineData(4, 16)]
    [InlineData(6, 8)]
    [InlineData(6, 16)]
    public void Every_colour_type_and_depth_is_read_in_one_pass_and_in_seven(int color, int depth)
    {
        var most = (1 << depth) - 1;
        foreach (var interlaced in new[] { false, true })
            foreach (var (width, height) in new[] { (1, 1), (3, 2), (13, 11) })
            {
                var palette = color == 3 ? Enumerable.Range(0, 3 << depth).Select(i => (byte)(i * 37)).ToArray() : null;
                var image = ImageDecoder.Decode(new TestPng(width, height, color, depth, interlaced) { Palette = palette }.Write(Sample));
                for (var y = 0; y < height; y++)
                    for (var x = 0; x < width; x++) Assert.Equal(Expected(x, y, palette), image[x, y]);
            }

        int Sample(int x, int y, int channel) => ((x * 5471) + (y * 3343) + (channel * 1201)) & most;

        (byte Red, byte Green, byte Blue) Expected(int x, int y, byte[]? palette)
        {
            if (palette is not null)
            {
                var at = 3 * Sample(x, y, 0);
                return (palette[at], palette[at + 1], palette[at + 2]);
            }

            var opacity = color switch { 4 => Level(1), 6 => Level(3), _ => 255 };
            return color is 0 or 4 ? (Shown(0), Shown(0), Shown(0)) : (Shown(0), Shown(1), Shown(2));

            int Level(int channel) =>
                depth == 16 ? Sample(x, y, channel) >> 8 : Sample(x, y, channel) * 255 / most; // of 16 bits, the upper 8 count

            byte Shown(int channel) => (byte)Math.Floor((((Level(channel) * opacity) + (255.0 * (255 - opacity))) / 255) + 0.5);
        }
    }

    [Fact]
    public void Transparent_colours_show_white()
    {
        var grey = ImageDecoder.Decode(new TestPng(2, 1, 0, 8, false) { Transparency = [0, 7] }.Write((x, _, _) => x == 0 ? 7 : 8));
        Assert.Equal(((byte)255, (byte)8), (grey[0, 0].Red, grey[1, 0].Red));
        var rgb = ImageDecoder.Decode(
            new TestPng(2, 1, 2, 8, false) { Transparency = [0, 1, 0, 2, 0, 3] }.Write((x, _, c) => x == 0 ? c + 1 : c));
        Assert.Equal(((byte)255, (byte)255, (byte)255), rgb[0, 0]);
        Assert.Equal(((byte)0, (byte)1, (byte)2), rgb[1, 0]);
        var palette = ImageDecoder.Decode(
            new TestPng(2, 1, 3, 8, false) { Palette = [0, 0, 0, 10, 20, 30], Transparency = [51] }.Write((x, _, _) => x));
        Assert.Equal(((byte)204, (byte)204, (byte)204), palette[0, 0]);
        Assert.Equal(((byte)10, (byte)20, (byte)30), palette[1, 0]);
    }

    [Fact]
    public void Damage_is_refused()
    {
        var png = new TestPng(5, 4, 2, 8, false).Write((x, y, c) => x + y + c);
        for (var length = 0; length < png.Length; length++)
            Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(png.AsSpan(0, length)));
        var wrong = png.ToArray();
        wrong[20] ^= 1;
        Assert.Contains("damaged", Refusal(wrong)); // a checksum
        wrong = png.ToArray();
        wrong[50] ^= 1;
        Assert.Equal("The pixels are damaged.", Refusal(wrong));
        Assert.Contains("damaged", Refusal(new TestPng(1, 1, 3, 8, false).Write((_, _, _) => 0))); // no palette
        Assert.Contains("damaged", Refusal(new TestPng(1, 1, 2, 4, false).Write((_, _, _) => 0))); // no such colour type
        Assert.Contains("at most 10", Refusal(png, new ImageLimits { MaxPixels = 10 }));
    }

    private static string Refusal(byte[] bytes, ImageLimits? limits = null) =>
        Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(bytes, limits)).Message;
}
