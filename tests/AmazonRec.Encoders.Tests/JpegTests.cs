using AmazonRec.Features.Images;

namespace AmazonRec.Encoders.Tests;

public sealed class JpegTests
{
    public static TheoryData<string> Kinds => [.. SmallJpegs.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_sampling_colour_and_kind_of_scan_has_the_pixels_of_djpeg(string kind)
    {
        var image = ImageDecoder.Decode(SmallJpegs.Bytes(kind));
        Assert.Equal((SmallJpegs.Width, SmallJpegs.Height), (image.Width, image.Height));
        var expected = SmallJpegs.All[kind].Pixels.Split(' ').Select(Convert.FromHexString).Select(rgb => (rgb[0], rgb[1], rgb[2]));
        Assert.Equal(expected, SmallJpegs.Places.Select(place => image[place.X, place.Y]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_that_is_cut_short_anywhere_is_refused(string kind)
    {
        var bytes = SmallJpegs.Bytes(kind);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(bytes.AsSpan(0, length)));
    }

    [Theory]
    [InlineData(0xC3)] // lossless
    [InlineData(0xC5)] // hierarchical
    [InlineData(0xC8)] // reserved
    public void Other_kinds_are_refused(int marker)
    {
        var bytes = SmallJpegs.Bytes("Full");
        bytes[Frame(bytes) + 1] = (byte)marker;
        Assert.NotEmpty(Refusal(bytes));
    }

    [Theory]
    [InlineData(4, 12)] // bits
    [InlineData(6, 0)] // height
    [InlineData(11, 0x51)] // sampling
    [InlineData(12, 9)] // quantization table
    [InlineData(9, 4)] // components
    [InlineData(5, 0xFF)] // height: more rows than the file could hold
    public void What_the_frame_can_not_be_is_refused(int at, byte value)
    {
        var bytes = SmallJpegs.Bytes("Full");
        bytes[Frame(bytes) + at] = value;
        Assert.NotEmpty(Refusal(bytes));
    }

    [Fact]
    public void Rows_that_a_file_with_an_end_does_not_have_are_made_up_by_libjpeg()
    {
        var bytes = SmallJpegs.Bytes("Full");
        var whole = ImageDecoder.Decode(bytes);
        bytes[Frame(bytes) + 6] = 48;
        var longer = ImageDecoder.Decode(bytes);
        Assert.Equal(48, longer.Height);
        Assert.Equal(whole[10, 9], longer[10, 9]);
        Assert.Equal(longer[10, 40], longer[10, 47]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(2)]
    public void Four_colours_are_turned_into_three(int? adobe)
    {
        // Adobe stores ink as its opposite, and so does whoever says nothing; of four colours, 2 stands for YCCK.
        byte[] stored = adobe == 2 ? [128, 128, 128, 200] : [255, 128, 64, 200];
        var image = ImageDecoder.Decode(FlatJpeg.Write(stored, (byte?)adobe));
        Assert.Equal((8, 8), (image.Width, image.Height));
        byte[] ink = adobe == 2 ? [128, 128, 128] : stored[..3];
        var (red, green, blue) = image[3, 3];
        foreach (var (level, free) in new[] { red, green, blue }.Zip(ink))
            Assert.InRange(level, (free * 200 / 255) - 1, (free * 200 / 255) + 1);
    }

    [Fact]
    public void A_hundred_scans_and_more_are_refused()
    {
        var bytes = SmallJpegs.Bytes("Progressive");
        var last = bytes.AsSpan().LastIndexOf<byte>([0xFF, 0xDA]);
        var scan = bytes[last..^2];
        Assert.Equal(21, ImageDecoder.Decode(Repeated(5)).Width);
        Assert.Contains("damaged", Refusal(Repeated(100)));

        byte[] Repeated(int times) => [.. bytes[..last], .. Enumerable.Repeat(scan, times).SelectMany(s => s), .. bytes[^2..]];
    }

    [Fact]
    public void Limits_are_checked_before_anything_is_decoded()
    {
        var bytes = SmallJpegs.Bytes("Progressive");
        Assert.Contains("at most 100 are read", Refusal(bytes, new ImageLimits { MaxBytes = 100 }));
        Assert.Contains("21 by 19 pixels; at most 398 are read", Refusal(bytes, new ImageLimits { MaxPixels = (21 * 19) - 1 }));
        Assert.Equal(21, ImageDecoder.Decode(bytes, new ImageLimits { MaxBytes = bytes.Length, MaxPixels = 21 * 19 }).Width);
    }

    private static int Frame(byte[] bytes) => bytes.AsSpan().IndexOf<byte>([0xFF, 0xC0]);

    private static string Refusal(byte[] bytes, ImageLimits? limits = null) =>
        Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(bytes, limits)).Message;
}
