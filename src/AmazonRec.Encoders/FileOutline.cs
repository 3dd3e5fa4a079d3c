using System.Buffers.Binary;

namespace AmazonRec.Encoders;

/// <summary>
/// What Skia doesn't tell of a file: it takes a progressive JPEG that is cut short between two scans for whole, needs not all of a WebP,
/// and passes over the orientation that a PNG notes.
/// </summary>
/// <param name="IsWhole">Whether the file has its end.</param>
/// <param name="Orientation">As EXIF notes it, 1 to 8, and 1 where it notes none; null where Skia tells it.</param>
internal sealed record FileOutline(bool IsWhole, int? Orientation)
{
    private const int RiffFrame = 8; // name and length
    private const int FirstChunk = 8;
    private const int ChunkFrame = 12; // length, name and checksum

    /// <summary>The outline of a file.</summary>
    /// <param name="file">All of it.</param>
    /// <param name="extension">Its kind, such as <c>.jpg</c>.</param>
    public static FileOutline Read(ReadOnlySpan<byte> file, string extension) => extension switch
    {
        ".jpg" => OfJpeg(file),
        ".png" => OfPng(file),
        ".webp" => new(file.Length >= RiffFrame + (long)BinaryPrimitives.ReadUInt32LittleEndian(file[4..]), null),
        _ => new(true, null),
    };

    /// <summary>Walks the segments of a JPEG (ISO 10918-1, annex B); of several EXIF blocks the first counts.</summary>
    private static FileOutline OfJpeg(ReadOnlySpan<byte> file)
    {
        int? orientation = null;
        for (var at = 2; at < file.Length;)
        {
            var before = file[at..].IndexOf((byte)0xFF);
            at += before + 1;
            if (before < 0 || at >= file.Length) break;
            var marker = file[at];
            if (marker == 0xFF) continue; // fills up
            at++;
            if (marker == 0xD9) return new(true, orientation ?? Encoders.Orientation.Upright);
            if (marker is 0 or 1 or (>= 0xD0 and <= 0xD8)) continue; // stands within a scan, and has no length
            if (at + 2 > file.Length) break;
            var length = Math.Max(2, (int)BinaryPrimitives.ReadUInt16BigEndian(file[at..]));
            if (length > file.Length - at) break;
            var segment = file.Slice(at + 2, length - 2);
            if (marker == 0xE1 && segment.StartsWith("Exif\0\0"u8)) orientation ??= Encoders.Orientation.OfExif(segment[6..]);
            at += length;
        }

        return new(false, null);
    }

    /// <summary>Walks the chunks of a PNG (ISO 15948).</summary>
    private static FileOutline OfPng(ReadOnlySpan<byte> file)
    {
        var orientation = Encoders.Orientation.Upright;
        for (var at = FirstChunk; file.Length - at >= ChunkFrame;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - ChunkFrame) break;
            var name = file.Slice(at + 4, 4);
            if (name.SequenceEqual("IEND"u8)) return new(true, orientation);
            if (name.SequenceEqual("eXIf"u8)) orientation = Encoders.Orientation.OfExif(file.Slice(at + 8, (int)length));
            at += (int)length + ChunkFrame;
        }

        return new(false, null);
    }
}
