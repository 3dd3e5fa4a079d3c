using System.Buffers.Binary;

namespace AmazonRec.Encoders;

/// <summary>
/// How a camera was held, as EXIF notes it (CIPA DC-008, tag 0112): 1 is upright, 3 is upside down, 6 and 8 lie on a side, and 2, 4, 5 and
/// 7 are these mirrored.
/// </summary>
internal static class Orientation
{
    /// <summary>As the pixels are stored.</summary>
    public const int Upright = 1;

    private const int Tag = 0x0112;
    private const int Short = 3;
    private const int Long = 4;
    private const int EntryBytes = 12;

    /// <summary>The orientation that an EXIF block notes, 1 to 8; 1 where it notes none or is damaged.</summary>
    /// <param name="exif">A TIFF header and what follows, in either order of bytes.</param>
    public static int OfExif(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 8) return Upright;
        var isLittle = exif.StartsWith("II*\0"u8);
        if (!isLittle && !exif.StartsWith("MM\0*"u8)) return Upright;
        var start = Whole(exif[4..], isLittle);
        if (start > exif.Length - 2) return Upright;
        var entries = exif[(int)start..];
        var count = Half(entries, isLittle);
        entries = entries[2..];
        for (var i = 0; i < count && entries.Length >= EntryBytes; i++, entries = entries[EntryBytes..])
        {
            if (Half(entries, isLittle) != Tag) continue;
            var value = Half(entries[2..], isLittle) switch
            {
                Short => (uint)Half(entries[8..], isLittle),
                Long => Whole(entries[8..], isLittle),
                _ => (uint)Upright,
            };
            return value is >= 1 and <= 8 ? (int)value : Upright;
        }

        return Upright;
    }

    /// <summary>A picture as it is to be seen; the very same where it is upright.</summary>
    public static Image Turned(Image image, int orientation)
    {
        if (orientation == Upright) return image;
        var (width, height) = orientation >= 5 ? (image.Height, image.Width) : (image.Width, image.Height);
        var (lastX, lastY) = (image.Width - 1, image.Height - 1);
        var (pixels, from) = (new byte[image.Pixels.Length], image.Pixels);
        for (var (y, at) = (0, 0); y < height; y++)
        {
            for (var x = 0; x < width; x++, at += 3)
            {
                var (fromX, fromY) = orientation switch
                {
                    2 => (lastX - x, y),
                    3 => (lastX - x, lastY - y),
                    4 => (x, lastY - y),
                    5 => (y, x),
                    6 => (y, lastY - x),
                    7 => (lastX - y, lastY - x),
                    _ => (lastX - y, x),
                };
                from.AsSpan(3 * ((fromY * image.Width) + fromX), 3).CopyTo(pixels.AsSpan(at));
            }
        }

        return new Image(width, height, pixels);
    }

    private static ushort Half(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Whole(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
