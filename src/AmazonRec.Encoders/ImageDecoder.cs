using AmazonRec.Compute;
using AmazonRec.Data.Downloads;
using AmazonRec.Encoders.Jpeg;
using AmazonRec.Encoders.Png;
using AmazonRec.Features.Images;

namespace AmazonRec.Encoders;

/// <summary>
/// Reads JPEG (baseline and progressive, 8 bits, Huffman codes; grey, YCbCr or RGB) and PNG (all kinds; what is transparent shows white).
/// A picture is told by its first bytes, not by its name, and stands upright as its EXIF orientation says.
/// </summary>
public static class ImageDecoder
{
    /// <summary>Reads a picture from memory.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="limits">What it may cost.</param>
    /// <exception cref="ImageFormatException">It is damaged, cut short, too large or not supported; says what and where.</exception>
    public static Image Decode(ReadOnlySpan<byte> bytes, ImageLimits? limits = null)
    {
        limits ??= new();
        if (bytes.Length > limits.MaxBytes) throw new ImageFormatException($"The file has {bytes.Length:N0} bytes; at most {limits.MaxBytes:N0} are read.");
        return ImageKind.ExtensionOf(bytes) switch
        {
            ".jpg" => JpegDecoder.Decode(bytes, limits),
            ".png" => PngDecoder.Decode(bytes, limits),
            { } other => throw new ImageFormatException($"{other[1..].ToUpperInvariant()} is not supported: JPEG and PNG are."),
            null => throw new ImageFormatException("Neither JPEG nor PNG, by its first bytes", 0),
        };
    }

    /// <summary>Reads a picture from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What it may cost.</param>
    /// <exception cref="ImageFormatException">It can't be read; names the file and says what is wrong.</exception>
    /// <exception cref="IOException">The file can't be opened.</exception>
    public static Image Read(string path, ImageLimits? limits = null)
    {
        limits ??= new();
        var length = new FileInfo(path).Length;
        if (length > limits.MaxBytes) throw new ImageFormatException($"{path}: the file has {length:N0} bytes; at most {limits.MaxBytes:N0} are read.");
        try
        {
            return Decode(File.ReadAllBytes(path), limits);
        }
        catch (ImageFormatException e)
        {
            throw new ImageFormatException($"{path}: {e.Message}", e) { Offset = e.Offset };
        }
    }

    /// <summary>Reads many pictures on several threads, each once, in no certain order; holds no more of them than there are threads.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="take">Told of each picture, by its number; writes what it makes of it to a place of that number.</param>
    /// <param name="refuse">Told of each that can't be read, by its number, with what is wrong.</param>
    /// <param name="limits">What each may cost.</param>
    /// <param name="cancellation">Ends it between two pictures.</param>
    public static void ReadAll(
        IReadOnlyList<string> paths, int threads, Action<int, Image> take, Action<int, string> refuse, ImageLimits? limits = null, CancellationToken cancellation = default) =>
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
