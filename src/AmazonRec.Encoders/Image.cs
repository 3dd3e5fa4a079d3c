namespace AmazonRec.Encoders;

/// <summary>A picture in red, green and blue.</summary>
public sealed class Image
{
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="pixels">[height, width, 3] row-major: red, green, blue.</param>
    /// <exception cref="ArgumentException">The pixels are not as many as width and height say.</exception>
    public Image(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (pixels.Length != 3L * width * height)
            throw new ArgumentException(
                $"A picture of {width} by {height} takes {3L * width * height} bytes; there are {pixels.Length}.", nameof(pixels));
        (Width, Height, Pixels) = (width, height, pixels);
    }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <summary>In pixels.</summary>
    public int Height { get; }

    /// <summary>[height, width, 3] row-major: red, green, blue.</summary>
    public byte[] Pixels { get; }

    /// <summary>Red, green and blue of one pixel.</summary>
    public (byte Red, byte Green, byte Blue) this[int x, int y]
    {
        get
        {
            var at = 3 * ((y * Width) + x);
            return (Pixels[at], Pixels[at + 1], Pixels[at + 2]);
        }
    }
}
