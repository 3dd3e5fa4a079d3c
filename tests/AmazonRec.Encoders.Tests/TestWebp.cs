using System.Buffers.Binary;
using SkiaSharp;

namespace AmazonRec.Encoders.Tests;

/// <summary>WebPs as Skia writes them.</summary>
internal static class TestWebp
{
    public static byte[] Write(int width, int height, Func<int, int, SKColor> pixel, SKWebpEncoderCompression compression)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++) bitmap.SetPixel(x, y, pixel(x, y));
        using var pixels = bitmap.PeekPixels();
        using var data = pixels.Encode(new SKWebpEncoderOptions(compression, 90));
        return data!.ToArray();
    }

    /// <summary>The same picture with an EXIF block behind it.</summary>
    public static byte[] WithExif(byte[] webp, int width, int height, byte[] exif)
    {
        byte[] size = new byte[4], wide = new byte[4], high = new byte[4], length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(wide, width - 1);
        BinaryPrimitives.WriteInt32LittleEndian(high, height - 1);
        BinaryPrimitives.WriteInt32LittleEndian(length, exif.Length);
        byte[] chunks = [
            .. "WEBPVP8X"u8, 10, 0, 0, 0, 0x08, 0, 0, 0, .. wide[..3], .. high[..3], .. webp[12..], .. "EXIF"u8, .. length, .. exif];
        BinaryPrimitives.WriteInt32LittleEndian(size, chunks.Length);
        return [.. "RIFF"u8, .. size, .. chunks];
    }
}
