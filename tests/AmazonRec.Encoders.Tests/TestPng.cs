using System.Buffers.Binary;
using System.IO.Compression;
using PngCrc = AmazonRec.Synthesis.Pictures.Png;

namespace AmazonRec.Encoders.Tests;

/// <summary>Writes PNGs of any kind, plainly: each sample by a function, each row with a filter of its own.</summary>
internal sealed record TestPng(int Width, int Height, int Color, int Depth, bool Interlaced)
{
    private static readonly (int X, int Y, int Dx, int Dy)[] Adam7 = [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    public byte[]? Palette { get; init; }

    public byte[]? Transparency { get; init; }

    public byte[]? Exif { get; init; }

    public int Channels => Color switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    public byte[] Write(Func<int, int, int, int> sample)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9], header[12]) = ((byte)Depth, (byte)Color, (byte)(Interlaced ? 1 : 0));
        Chunk(file, "IHDR", header);
        if (Palette is not null) Chunk(file, "PLTE", Palette);
        if (Exif is not null) Chunk(file, "eXIf", Exif);
        if (Transparency is not null) Chunk(file, "tRNS", Transparency);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            foreach (var pass in Interlaced ? Adam7 : [(0, 0, 1, 1)]) Pass(zlib, pass, sample);
        var bytes = packed.ToArray();
        Chunk(file, "IDAT", bytes[..(bytes.Length / 2)]); // in two chunks, as files may be
        Chunk(file, "IDAT", bytes[(bytes.Length / 2)..]);
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>Sets the checksums of a PNG's chunks right, or nothing behind them would ever be reached.</summary>
    public static void Mend(byte[] png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - 12) return;
            BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(at + 8 + (int)length), PngCrc.Crc(png.AsSpan(at + 4, 4 + (int)length)));
            at += 12 + (int)length;
        }
    }

    private void Pass(Stream stream, (int X, int Y, int Dx, int Dy) pass, Func<int, int, int, int> sample)
    {
        var columns = (Width - pass.X + pass.Dx - 1) / pass.Dx;
        if (columns <= 0) return;
        var bytes = ((columns * Channels * Depth) + 7) / 8;
        var (above, step) = (new byte[bytes], Math.Max(1, Channels * Depth / 8));
        for (var y = pass.Y; y < Height; y += pass.Dy)
        {
            var row = new byte[bytes];
            for (var i = 0; i < columns * Channels; i++)
            {
                var value = sample(pass.X + (i / Channels * pass.Dx), y, i % Channels);
                if (Depth == 16) (row[2 * i], row[(2 * i) + 1]) = ((byte)(value >> 8), (byte)value);
                else row[i * Depth / 8] |= (byte)(value << (8 - Depth - (i * Depth % 8)));
            }

            var filter = y % 5;
            stream.WriteByte((byte)filter);
            for (var i = 0; i < bytes; i++)
            {
                var (left, up, corner) = (i < step ? 0 : row[i - step], above[i], i < step ? 0 : above[i - step]);
                stream.WriteByte(
                    (byte)(row[i] - (filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 })));
            }

            above = row;
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var p = left + up - corner;
        return new[] { left, up, corner }.MinBy(v => Math.Abs(p - v));
    }

    private static void Chunk(Stream file, string name, byte[] content)
    {
        byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(name), .. content];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, PngCrc.Crc(named));
        file.Write(number);
    }
}
