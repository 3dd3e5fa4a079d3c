using System.Buffers.Binary;
using System.IO.Compression;
using AmazonRec.Features.Images;
using PngWriter = AmazonRec.Synthesis.Pictures.Png;

namespace AmazonRec.Encoders.Png;

/// <summary>Reads the chunks of a PNG (ISO 15948) and undoes its rows.</summary>
internal static class PngDecoder
{
    private const int FirstChunk = 8;

    /// <summary>Deflate packs at most 1032 bytes into one: a file that promises more is cut short.</summary>
    private const int MostDeflated = 1032;

    /// <summary>Decodes a whole file.</summary>
    public static Image Decode(ReadOnlySpan<byte> file, ImageLimits limits)
    {
        PngHeader? header = null;
        ReadOnlySpan<byte> palette = [];
        ReadOnlySpan<byte> transparency = [];
        var orientation = Orientation.Upright;
        using var packed = new MemoryStream();
        for (var at = FirstChunk; ;)
        {
            var content = Chunk(file, at, out var name);
            var isHeader = name.SequenceEqual("IHDR"u8);
            if (isHeader != header is null) throw new ImageFormatException(isHeader ? "There is a second header" : "The first chunk is no header", at);
            if (isHeader) header = PngHeader.Read(content, limits, at);
            else if (name.SequenceEqual("PLTE"u8)) palette = content.Length is > 0 and <= 768 && content.Length % 3 == 0 ? content : throw new ImageFormatException($"The palette has {content.Length} bytes", at);
            else if (name.SequenceEqual("tRNS"u8)) transparency = content;
            else if (name.SequenceEqual("eXIf"u8)) orientation = Orientation.OfExif(content);
            else if (name.SequenceEqual("IDAT"u8)) packed.Write(content);
            else if (name.SequenceEqual("IEND"u8)) break;
            else if ((name[0] & 0x20) == 0) throw new ImageFormatException($"Chunk {System.Text.Encoding.Latin1.GetString(name)} is not supported", at);
            at += content.Length + 12;
        }

        if (header!.Kind == PngColor.Palette && palette.IsEmpty) throw new ImageFormatException("The palette is missing", file.Length);
        if ((long)header.RowBytes(header.Width) * header.Height > packed.Length * MostDeflated) throw new ImageFormatException($"The file is cut short: {header.Width} by {header.Height} pixels take more than its {file.Length:N0} bytes", file.Length);
        packed.Position = 0;
        return Orientation.Turned(Rows(packed, header, new PngColors(header, palette, transparency), file.Length), orientation);
    }

    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> file, int at, out ReadOnlySpan<byte> name)
    {
        var rest = file[at..];
        if (rest.Length < 12) throw new ImageFormatException("The file is cut short: it has no IEND chunk", file.Length);
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - 12) throw new ImageFormatException($"The file is cut short within a chunk of {length:N0} bytes", at);
        name = rest.Slice(4, 4);
        var sum = BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]);
        if (sum != PngWriter.Crc(rest.Slice(4, 4 + (int)length))) throw new ImageFormatException("A chunk's checksum is wrong", at);
        return rest.Slice(8, (int)length);
    }

    private static Image Rows(MemoryStream packed, PngHeader header, PngColors colors, int fileBytes)
    {
        var pixels = GC.AllocateUninitializedArray<byte>(3 * header.Width * header.Height);
        var most = header.RowBytes(header.Width);
        var (row, above, filter) = (new byte[most], new byte[most], new byte[1]);
        var step = Math.Max(1, header.BitsPerPixel / 8);
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        try
        {
            foreach (var pass in PngPass.Of(header))
            {
                var columns = pass.Columns(header.Width);
                if (columns == 0) continue;
                var bytes = header.RowBytes(columns);
                Array.Clear(above);
                for (var y = pass.Y; y < header.Height; y += pass.StepY)
                {
                    unpacked.ReadExactly(filter);
                    unpacked.ReadExactly(row, 0, bytes);
                    if (!PngFilter.Undo(filter[0], row.AsSpan(0, bytes), above, step)) throw new ImageFormatException($"There is no filter {filter[0]} (row {y}).");
                    if (!colors.Convert(row, columns, pixels.AsSpan(3 * ((y * header.Width) + pass.X)), 3 * pass.StepX)) throw new ImageFormatException($"A pixel asks for a colour that the palette does not have (row {y}).");
                    (row, above) = (above, row);
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new ImageFormatException("The packed pixels are damaged or cut short", e) { Offset = fileBytes };
        }

        return new Image(header.Width, header.Height, pixels);
    }
}
