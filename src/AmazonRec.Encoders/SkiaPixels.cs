using System.Buffers.Binary;
using AmazonRec.Features.Images;
using SkiaSharp;

namespace AmazonRec.Encoders;

/// <summary>Takes pixels from Skia and lays them over white.</summary>
internal static class SkiaPixels
{
    /// <summary>The picture as it is stored, not yet turned.</summary>
    /// <exception cref="ImageFormatException">It is damaged, cut short, too large or not supported.</exception>
    public static Image Read(SKCodec codec, ImageLimits limits)
    {
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > limits.MaxPixels)
            throw new ImageFormatException($"The picture has {width} by {height} pixels; at most {limits.MaxPixels:N0} are read.");
        // Without a colour space, values stay as they are stored.
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, codec.Info.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info)) throw new ImageFormatException($"There is no memory for {width} by {height} pixels.");
        var result = codec.GetPixels(info, bitmap.GetPixels());
        if (result != SKCodecResult.Success) throw new ImageFormatException(result switch
        {
            SKCodecResult.IncompleteInput => $"The file is cut short: not all of its {width} by {height} pixels are there.",
            SKCodecResult.ErrorInInput or SKCodecResult.InvalidInput => "The pixels are damaged.",
            _ => $"The pixels can't be decoded ({result}).",
        });
        return new Image(width, height, info.IsOpaque ? WithoutAlpha(bitmap.GetPixelSpan()) : OverWhite(bitmap.GetPixelSpan()));
    }

    private static byte[] WithoutAlpha(ReadOnlySpan<byte> rgba)
    {
        var pixels = GC.AllocateUninitializedArray<byte>(rgba.Length / 4 * 3);
        var to = pixels.AsSpan();
        for (; rgba.Length > 4; rgba = rgba[4..], to = to[3..])
            BinaryPrimitives.WriteUInt32LittleEndian(
                to, BinaryPrimitives.ReadUInt32LittleEndian(rgba)); // the fourth is overwritten by the next
        rgba[..3].CopyTo(to);
        return pixels;
    }

    private static byte[] OverWhite(ReadOnlySpan<byte> rgba)
    {
        var pixels = GC.AllocateUninitializedArray<byte>(rgba.Length / 4 * 3);
        for (var to = pixels.AsSpan(); to.Length > 0; rgba = rgba[4..], to = to[3..])
            for (var c = 0; c < 3; c++) to[c] = (byte)(((rgba[c] * rgba[3]) + (255 * (255 - rgba[3])) + 127) / 255);
        return pixels;
    }
}
