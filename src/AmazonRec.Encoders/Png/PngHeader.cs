using System.Buffers.Binary;
using AmazonRec.Features.Images;

namespace AmazonRec.Encoders.Png;

/// <summary>What a PNG's header says (ISO 15948, 11.2.2).</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Depth">Bits of a sample.</param>
/// <param name="Kind">What samples mean.</param>
/// <param name="IsInterlaced">Whether the picture comes in seven passes.</param>
internal sealed record PngHeader(int Width, int Height, int Depth, PngColor Kind, bool IsInterlaced)
{
    /// <summary>Samples of a pixel.</summary>
    public int Channels => Kind switch
    {
        PngColor.Rgb => 3,
        PngColor.RgbAlpha => 4,
        PngColor.GreyAlpha => 2,
        _ => 1,
    };

    /// <summary>Bits of a pixel.</summary>
    public int BitsPerPixel => Channels * Depth;

    /// <summary>Reads the content of an IHDR chunk.</summary>
    public static PngHeader Read(ReadOnlySpan<byte> content, ImageLimits limits, int offset)
    {
        if (content.Length != 13) throw new ImageFormatException("The header has a wrong length", offset);
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(content), BinaryPrimitives.ReadUInt32BigEndian(content[4..]));
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue) throw new ImageFormatException($"The picture has {width} by {height} pixels", offset);
        if ((ulong)width * height > (ulong)limits.MaxPixels) throw new ImageFormatException($"The picture has {width} by {height} pixels; at most {limits.MaxPixels:N0} are read", offset);
        var (depth, kind) = (content[8], (PngColor)content[9]);
        var fits = kind switch
        {
            PngColor.Grey => depth is 1 or 2 or 4 or 8 or 16,
            PngColor.Palette => depth is 1 or 2 or 4 or 8,
            PngColor.Rgb or PngColor.GreyAlpha or PngColor.RgbAlpha => depth is 8 or 16,
            _ => false,
        };
        if (!fits) throw new ImageFormatException($"There is no colour type {content[9]} of {depth} bits", offset);
        if (content[10] != 0 || content[11] != 0 || content[12] > 1) throw new ImageFormatException($"There is no compression {content[10]}, filter {content[11]} or interlace {content[12]}", offset);
        return new PngHeader((int)width, (int)height, depth, kind, content[12] == 1);
    }

    /// <summary>Bytes of a row of some pixels, its filter's byte apart.</summary>
    public int RowBytes(int pixels) => checked((int)((((long)pixels * BitsPerPixel) + 7) / 8));
}
