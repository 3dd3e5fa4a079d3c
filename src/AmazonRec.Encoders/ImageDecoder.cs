using AmazonRec.Compute;
using AmazonRec.Data.Downloads;
using AmazonRec.Features.Images;
using SkiaSharp;

namespace AmazonRec.Encoders;

/// <summary>
/// Reads JPEG, PNG, WebP, GIF (its first frame) and BMP by SkiaSharp. A picture is told by its first bytes, not by its name, stands upright
/// as its EXIF orientation says, and shows white where it is transparent. Colour profiles are passed over.
/// </summary>
public static class ImageDecoder
{
    /// <summary>Every block of 8 by 8 pixels of a JPEG takes a bit at least. libjpeg makes up those that are missing.</summary>
    private const int MostPixelsAByte = 8 * 64;

    /// <summary>Reads a picture from memory.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="limits">What it may cost.</param>
    /// <exception cref="ImageFormatException">It is damaged, cut short, too large or not supported; says what is wrong.</exception>
    public static Image Decode(ReadOnlySpan<byte> bytes, ImageLimits? limits = null)
    {
        limits ??= new();
        if (bytes.Length > limits.MaxBytes)
            throw new ImageFormatException($"The file has {bytes.Length:N0} bytes; at most {limits.MaxBytes:N0} are read.");
        var kind = ImageKind.ExtensionOf(bytes)
            ?? (
                bytes.StartsWith("BM"u8)
                    ? ".bmp"
                    : throw new ImageFormatException("Neither JPEG, PNG, WebP, GIF nor BMP, by its first bytes."));
        var outline = FileOutline.Read(bytes, kind);
        if (!outline.IsWhole) throw new ImageFormatException($"The file is cut short: its {bytes.Length:N0} bytes are not all of it.");
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data)
            ?? throw new ImageFormatException(
                $"What the file says of its picture is damaged or cut short, or this variety of {kind[1..].ToUpperInvariant()} is not "
                + "supported.");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (kind == ".jpg" && (long)width * height / MostPixelsAByte > bytes.Length)
            throw new ImageFormatException(
                $"The file is cut short: {width} by {height} pixels take more than its {bytes.Length:N0} bytes.");
        return Orientation.Turned(SkiaPixels.Read(codec, limits), outline.Orientation ?? (int)codec.EncodedOrigin);
    }

    /// <summary>Reads a picture from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What it may cost.</param>
    /// <exception cref="ImageFormatException">It can't be read; names the file and says what is wrong.</exception>
    /// <exception cref="IOException">The file can't be opened.</exception>
    public static Image Read(string path, ImageLimits? limits = null)
    {
        limits ??= new();
        try
        {
            return Decode(ReadBytes(path, limits), limits);
        }
        catch (ImageFormatException e)
        {
            throw new ImageFormatException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Reads a file that is not too large.</summary>
    /// <exception cref="ImageFormatException">It is; does not name the file.</exception>
    internal static byte[] ReadBytes(string path, ImageLimits limits)
    {
        var length = new FileInfo(path).Length;
        return length <= limits.MaxBytes
            ? File.ReadAllBytes(path)
            : throw new ImageFormatException($"The file has {length:N0} bytes; at most {limits.MaxBytes:N0} are read.");
    }

    /// <summary>
    /// Reads many pictures on several threads, each once, in no certain order; holds no more of them than there are threads.
    /// </summary>
    /// <param name="paths">The files.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="take">Told of each picture, by its number; writes what it makes of it to a place of that number.</param>
    /// <param name="refuse">Told of each that can't be read, by its number, with what is wrong.</param>
    /// <param name="limits">What each may cost.</param>
    /// <param name="cancellation">Ends it between two pictures.</param>
    public static void ReadAll(
        IReadOnlyList<string> paths, int threads, Action<int, Image> take, Action<int, string> refuse, ImageLimits? limits =
            null, CancellationToken cancellation = default) =>
        Workers.Shared.Run(paths.Count, threads, i =>
        {
            cancellation.ThrowIfCancellationRequested();
            Image image;
            try
            {
                image = Read(paths[i], limits);
            }
            catch (Exception e) when (e is ImageFormatException or IOException or UnauthorizedAccessException)
            {
                refuse(i, e.Message);
                return;
            }

            take(i, image);
        });
}
