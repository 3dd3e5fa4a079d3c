using AmazonRec.Features.Images;

namespace AmazonRec.Encoders.Tests;

public sealed class JpegDecoderTests
{
    private const int Tolerance = 3;

    public static TheoryData<string> Kinds => [.. SmallJpegs.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_sampling_colour_and_kind_of_scan_has_the_pixels_of_another_decoder(string kind)
    {
        var image = ImageDecoder.Decode(SmallJpegs.Bytes(kind));
        Assert.Equal((SmallJpegs.Width, SmallJpegs.Height), (image.Width, image.Height));
        var expected = SmallJpegs.All[kind].Pixels.Split(' ').Select(Convert.FromHexString).ToArray();
        foreach (var ((x, y), rgb) in SmallJpegs.Places.Zip(expected))
        {
            var (red, green, blue) = image[x, y];
            Assert.InRange(Math.Max(Math.Abs(rgb[0] - red), Math.Max(Math.Abs(rgb[1] - green), Math.Abs(rgb[2] - blue))), 0, Tolerance);
        }
    }

    [Theory]
    [InlineData("Full")]
    [InlineData("Restarts")]
    [InlineData("Progressive")]
    public void A_file_that_is_cut_short_anywhere_is_refused(string kind)
    {
        var bytes = SmallJpegs.Bytes(kind);
        for (var length = 0; length < bytes.Length; length++) Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(bytes.AsSpan(0, length)));
    }

    [Theory]
    [InlineData(0xC3, "Lossless")]
    [InlineData(0xC9, "Arithmetic")]
    [InlineData(0xC5, "hierarchical")]
    public void Other_kinds_are_refused_by_name(int marker, string reason)
    {
        var bytes = SmallJpegs.Bytes("Full");
        bytes[Frame(bytes) + 1] = (byte)marker;
        Assert.Contains(reason, Refusal(bytes));
    }

    [Fact]
    public void What_the_frame_can_not_be_is_refused_with_its_place()
    {
        var frame = Frame(SmallJpegs.Bytes("Full"));
        Assert.Contains("12 bits are not supported", With(4, 12));
        Assert.Contains($"at byte {frame + 4}", With(4, 12));
        Assert.Contains("DNL", With(6, 0));
        Assert.Contains("sampling factors 5 and 1", With(11, 0x51));
        Assert.Contains("quantization table 9", With(12, 9));
        Assert.Contains("wrong length", With(9, 4));
        Assert.Contains("at most", With(5, 0xFF, new ImageLimits { MaxPixels = 100_000 }));
        Assert.Contains("cut short", With(5, 0xFF));

        string With(int at, byte value, ImageLimits? limits = null)
        {
            var bytes = SmallJpegs.Bytes("Full");
            bytes[frame + at] = value;
            return Refusal(bytes, limits);
        }
    }

    [Fact]
    public void Four_colours_are_refused()
    {
        byte[] cmyk = [0xFF, 0xD8, 0xFF, 0xC0, 0, 20, 8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0];
        Assert.Contains("CMYK", Refusal(cmyk));
    }

    [Fact]
    public void Files_and_scans_beyond_the_limits_are_refused()
    {
        var bytes = SmallJpegs.Bytes("Progressive");
        Assert.Contains("at most 100 are read", Refusal(bytes, new ImageLimits { MaxBytes = 100 }));
        Assert.Contains("more than 2 scans", Refusal(bytes, new ImageLimits { MaxScans = 2 }));
    }

    [Fact]
    public void Other_files_are_told_by_their_first_bytes()
    {
        Assert.Contains("GIF is not supported", Refusal("GIF89a..."u8.ToArray()));
        Assert.Contains("Neither JPEG nor PNG", Refusal("<html>"u8.ToArray()));
    }

    private static int Frame(byte[] bytes) => bytes.AsSpan().IndexOf<byte>([0xFF, 0xC0]);

    private static string Refusal(byte[] bytes, ImageLimits? limits = null) => Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(bytes, limits)).Message;
}
