using System.Text.Json;
using AmazonRec.Testing;

namespace AmazonRec.Encoders.Tests;

/// <summary>Pixels beside those of another decoder, and photos as shops have them.</summary>
public sealed class GoldenPixelsTests
{
    private const int Tolerance = 0;

    [SharedFact]
    public void Photos_have_the_pixels_that_another_decoder_gives_them()
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Shared.Golden("pixels.json")));
        var (checkedPixels, worst) = (0, 0);
        foreach (var expected in golden.RootElement.GetProperty("images").EnumerateArray())
        {
            var image = ImageDecoder.Read(Path.Combine(Shared.Folder, expected.GetProperty("file").GetString()!));
            Assert.Equal(
                (expected.GetProperty("width").GetInt32(), expected.GetProperty("height").GetInt32()), (image.Width, image.Height));
            foreach (var pixel in expected.GetProperty("pixels").EnumerateArray())
            {
                var (red, green, blue) = image[pixel.GetProperty("x").GetInt32(), pixel.GetProperty("y").GetInt32()];
                int[] rgb = [.. pixel.GetProperty("rgb").EnumerateArray().Select(v => v.GetInt32())];
                worst = Math.Max(worst, Math.Max(Math.Abs(rgb[0] - red), Math.Max(Math.Abs(rgb[1] - green), Math.Abs(rgb[2] - blue))));
                checkedPixels++;
            }

            var mean = expected.GetProperty("mean").EnumerateArray().Select(v => v.GetDouble()).ToArray();
            for (var c = 0; c < 3; c++) Assert.Equal(mean[c], MeanOf(image, c), 0.25);
        }

        Assert.Equal(51 * 24, checkedPixels);
        Assert.InRange(worst, 0, Tolerance);
    }

    [SharedTheory]
    [InlineData("amazon-apparel-images/images", 1, 200)]
    [InlineData("movielens-100k-posters/posters", 6, 278)]
    public void Photos_of_shops_and_posters_can_all_be_read(string folder, int every, int count)
    {
        var paths = Directory.GetFiles(Shared.Data(folder)).Order(StringComparer.Ordinal).Where((_, i) => i % every == 0).ToArray();
        var refused = new string?[paths.Length];
        ImageDecoder.ReadAll(paths, Environment.ProcessorCount, (_, _) => { }, (i, why) => refused[i] = why);
        Assert.Empty(refused.OfType<string>());
        Assert.Equal(count, paths.Length);
    }

    private static double MeanOf(Image image, int channel)
    {
        var sum = 0L;
        for (var i = channel; i < image.Pixels.Length; i += 3) sum += image.Pixels[i];
        return (double)sum / (image.Width * image.Height);
    }
}
