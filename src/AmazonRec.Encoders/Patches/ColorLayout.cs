namespace AmazonRec.Encoders.Patches;

/// <summary>
/// Where a picture has which colours: the mean of each field of a grid in brightness and two colour differences, as in the colour layout
/// of MPEG-7 (ISO 15938-3) before its transform.
/// </summary>
public static class ColorLayout
{
    /// <summary>Describes one picture.</summary>
    /// <param name="picture">[size, size, 3]: red, green, blue.</param>
    /// <param name="size">Pixels of its side.</param>
    /// <param name="grid">Fields of the grid's side, at most as many.</param>
    /// <param name="features">[grid, grid, 3]: Y, Cb, Cr of JFIF, each less its middle.</param>
    public static void Describe(ReadOnlySpan<byte> picture, int size, int grid, Span<float> features)
    {
        for (var row = 0; row < grid; row++)
            for (var column = 0; column < grid; column++)
            {
                var (top, bottom, left, right) = (
                    row * size / grid, (row + 1) * size / grid, column * size / grid, (column + 1) * size / grid);
                var (red, green, blue) = (0, 0, 0);
                for (var y = top; y < bottom; y++)
                    for (var x = left; x < right; x++)
                    {
                        var pixel = picture.Slice(3 * ((y * size) + x), 3);
                        red += pixel[0];
                        green += pixel[1];
                        blue += pixel[2];
                    }

                var pixels = (float)((bottom - top) * (right - left));
                var (r, g, b) = (red / pixels, green / pixels, blue / pixels);
                var brightness = (0.299f * r) + (0.587f * g) + (0.114f * b);
                var to = features.Slice(3 * ((row * grid) + column), 3);
                (to[0], to[1], to[2]) = (brightness - 127.5f, (b - brightness) / 1.772f, (r - brightness) / 1.402f);
            }
    }
}
