using AmazonRec.Compute.Pixels;

namespace AmazonRec.Encoders.Jpeg;

/// <summary>Makes pixels of samples: components at half the resolution through a triangle filter, others repeated; then colours.</summary>
internal static class JpegPixels
{
    private const int LeastForFilter = 3; // a filter needs neighbours

    /// <summary>The picture of a frame whose components all have samples.</summary>
    public static Image Of(Frame frame, ColorTransform colors)
    {
        var (width, height) = (frame.Width, frame.Height);
        var pixels = GC.AllocateUninitializedArray<byte>(3 * width * height);
        var rows = frame.Components.Select(c => new byte[2 * Math.Max(c.Stride, width)]).ToArray();
        for (var y = 0; y < height; y++)
        {
            var target = pixels.AsSpan(3 * width * y, 3 * width);
            var first = Row(frame, 0, y, rows[0])[..width];
            if (colors == ColorTransform.Grey)
            {
                ColorConversion.Interleave(first, first, first, target);
                continue;
            }

            var second = Row(frame, 1, y, rows[1])[..width];
            var third = Row(frame, 2, y, rows[2])[..width];
            if (colors == ColorTransform.YCbCr) ColorConversion.ToRgb(first, second, third, target);
            else ColorConversion.Interleave(first, second, third, target);
        }

        return new Image(width, height, pixels);
    }

    /// <summary>One row of a component at full resolution: its own samples, or made in <paramref name="row"/>.</summary>
    private static ReadOnlySpan<byte> Row(Frame frame, int index, int y, Span<byte> row)
    {
        var c = frame.Components[index];
        var wide = 2 * c.Horizontal == frame.MaxHorizontal && c.Width >= LeastForFilter;
        var high = 2 * c.Vertical == frame.MaxVertical;
        var (sameWidth, sameHeight) = (c.Horizontal == frame.MaxHorizontal, c.Vertical == frame.MaxVertical);
        if (sameWidth && sameHeight) return Samples(c, y);
        if (wide && sameHeight)
        {
            ChromaUpsampling.Wide(Samples(c, y), row);
        }
        else if ((wide || sameWidth) && high)
        {
            var isUpper = y % 2 == 0;
            var far = Samples(c, Math.Clamp((y / 2) + (isUpper ? -1 : 1), 0, c.Height - 1));
            if (wide) ChromaUpsampling.WideAndHigh(Samples(c, y / 2), far, row);
            else ChromaUpsampling.High(Samples(c, y / 2), far, isUpper, row);
        }
        else
        {
            var from = Samples(c, y * c.Vertical / frame.MaxVertical);
            for (var x = 0; x < frame.Width; x++) row[x] = from[x * c.Horizontal / frame.MaxHorizontal];
        }

        return row;
    }

    private static ReadOnlySpan<byte> Samples(Component c, int row) => c.Samples.AsSpan(row * c.Stride, c.Width);
}
