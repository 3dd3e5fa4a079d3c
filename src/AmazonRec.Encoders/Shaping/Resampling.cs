using AmazonRec.Features.Images;

namespace AmazonRec.Encoders.Shaping;

/// <summary>
/// Pictures in another size. Each new pixel is a mean of old ones under a triangle whose half width is one new pixel when shrinking (so
/// nothing is passed over) and one old pixel when growing (bilinear). Columns first, then rows; what lies outside counts for nothing.
/// </summary>
public static class Resampling
{
    /// <summary>A picture in another size.</summary>
    public static Image Resize(Image image, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if ((width, height) == (image.Width, image.Height)) return image;
        var (across, down) = (Weights(image.Width, width), Weights(image.Height, height));
        var narrow = new float[3 * width * image.Height];
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Pixels.AsSpan(3 * image.Width * y, 3 * image.Width);
            for (var x = 0; x < width; x++)
            {
                var (first, weights) = across[x];
                float red = 0, green = 0, blue = 0;
                var from = row[(3 * first)..];
                for (var i = 0; i < weights.Length; i++)
                {
                    red += weights[i] * from[3 * i];
                    green += weights[i] * from[(3 * i) + 1];
                    blue += weights[i] * from[(3 * i) + 2];
                }

                var at = 3 * ((y * width) + x);
                (narrow[at], narrow[at + 1], narrow[at + 2]) = (red, green, blue);
            }
        }

        return new Image(width, height, Rows(narrow, 3 * width, down));
    }

    /// <summary>A picture in a square of <paramref name="size"/> pixels.</summary>
    public static Image Square(Image image, int size, Framing framing)
    {
        if (framing == Framing.Stretch) return Resize(image, size, size);
        if (framing == Framing.Crop)
        {
            var side = Math.Min(image.Width, image.Height);
            return Resize(Cut(image, (image.Width - side) / 2, (image.Height - side) / 2, side), size, size);
        }

        var longest = Math.Max(image.Width, image.Height);
        var (width, height) = (Scaled(image.Width), Scaled(image.Height));
        var small = Resize(image, width, height);
        if (width == size && height == size) return small;
        var pixels = new byte[3 * size * size];
        pixels.AsSpan().Fill(255);
        for (var y = 0; y < height; y++)
            small.Pixels.AsSpan(3 * width * y, 3 * width)
                .CopyTo(pixels.AsSpan(3 * (((y + ((size - height) / 2)) * size) + ((size - width) / 2))));
        return new Image(size, size, pixels);

        int Scaled(int length) => Math.Max(1, (int)((((long)length * size) + (longest / 2)) / longest));
    }

    private static Image Cut(Image image, int x, int y, int side)
    {
        var pixels = new byte[3 * side * side];
        for (var row = 0; row < side; row++)
            image.Pixels.AsSpan(3 * (((y + row) * image.Width) + x), 3 * side).CopyTo(pixels.AsSpan(3 * side * row));
        return new Image(side, side, pixels);
    }

    private static byte[] Rows(float[] narrow, int stride, (int First, float[] Weights)[] down)
    {
        var pixels = new byte[stride * down.Length];
        var sums = new float[stride];
        for (var y = 0; y < down.Length; y++)
        {
            var (first, weights) = down[y];
            Array.Clear(sums);
            for (var i = 0; i < weights.Length; i++)
            {
                var row = narrow.AsSpan(stride * (first + i), stride);
                for (var x = 0; x < stride; x++) sums[x] += weights[i] * row[x];
            }

            for (var x = 0; x < stride; x++) pixels[(stride * y) + x] = (byte)Math.Clamp(sums[x] + 0.5f, 0, 255);
        }

        return pixels;
    }

    /// <summary>
    /// For each new pixel, the first old one that counts, and by how much it and those after it do; the weights sum to one.
    /// </summary>
    private static (int First, float[] Weights)[] Weights(int before, int after)
    {
        var scale = (double)before / after;
        var half = Math.Max(1, scale);
        var weights = new (int, float[])[after];
        for (var i = 0; i < after; i++)
        {
            var middle = (i + 0.5) * scale;
            var first = Math.Max(0, (int)Math.Floor(middle - half));
            var last = Math.Min(before - 1, (int)Math.Ceiling(middle + half) - 1);
            var triangle = new double[last - first + 1];
            for (var k = 0; k < triangle.Length; k++) triangle[k] = Math.Max(0, 1 - (Math.Abs(first + k + 0.5 - middle) / half));
            var sum = triangle.Sum();
            weights[i] = (first, [.. triangle.Select(w => (float)(w / sum))]);
        }

        return weights;
    }
}
