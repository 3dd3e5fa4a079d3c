using AmazonRec.Encoders.Shaping;
using AmazonRec.Features.Images;

namespace AmazonRec.Encoders.Tests;

public sealed class ResamplingTests
{
    [Fact]
    public void Half_the_size_is_a_mean_under_a_triangle()
    {
        // Weights of the first new pixel over 0, 1, 2: 3/4 and 3/4, then 1/4, over their sum.
        var image = Resampling.Resize(Row(0, 70, 140, 210), 2, 1);
        Assert.Equal(((byte)50, (byte)160), (image[0, 0].Red, image[1, 0].Red));
    }

    [Fact]
    public void Twice_the_size_is_bilinear()
    {
        var image = Resampling.Resize(Row(0, 100), 4, 1);
        Assert.Equal([0, 25, 75, 100], Enumerable.Range(0, 4).Select(x => (int)image[x, 0].Red));
    }

    [Fact]
    public void Rows_are_treated_like_columns()
    {
        var pixels = new byte[] { 0, 0, 0, 70, 70, 70, 140, 140, 140, 210, 210, 210 };
        Assert.Equal(Resampling.Resize(new Image(4, 1, pixels), 2, 1).Pixels, Resampling.Resize(new Image(1, 4, pixels), 1, 2).Pixels);
    }

    [Fact]
    public void A_letterbox_is_white_beside_the_picture_and_a_crop_is_its_middle()
    {
        var image = new Image(4, 2, [.. Enumerable.Range(0, 8).SelectMany(i => Enumerable.Repeat((byte)(i % 4 * 10), 3))]);
        var letterbox = Resampling.Square(image, 4, Framing.Letterbox);
        Assert.Equal((255, 10, 10, 255), (letterbox[1, 0].Red, letterbox[1, 1].Red, letterbox[1, 2].Red, letterbox[1, 3].Red));
        var crop = Resampling.Square(image, 2, Framing.Crop);
        Assert.Equal((10, 20), (crop[0, 0].Red, crop[1, 0].Red));
    }

    [Fact]
    public void A_line_of_one_pixel_survives_any_square()
    {
        var image = Resampling.Square(new Image(1000, 1, new byte[3000]), 32, Framing.Letterbox);
        Assert.Equal(32 * 32 * 3, image.Pixels.Length);
        Assert.Contains((byte)0, image.Pixels);
    }

    private static Image Row(params byte[] levels) => new(levels.Length, 1, [.. levels.SelectMany(l => new[] { l, l, l })]);
}
