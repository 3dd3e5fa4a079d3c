using System.Buffers.Binary;
using SkiaSharp;

namespace AmazonRec.Encoders.Tests;

/// <summary>Pictures stand upright, however the camera was held.</summary>
public sealed class OrientationTests
{
    /// <summary>Where the first row and the first column are seen (CIPA DC-008, orientation).</summary>
    public static TheoryData<int, string, string> Sides => new()
    {
        { 1, "top", "left" }, { 2, "top", "right" }, { 3, "bottom", "right" }, { 4, "bottom", "left" },
        { 5, "left", "top" }, { 6, "right", "top" }, { 7, "right", "bottom" }, { 8, "left", "bottom" },
    };

    [Theory]
    [MemberData(nameof(Sides))]
    public void Rows_and_columns_come_to_the_sides_that_the_note_says(int orientation, string firstRow, string firstColumn)
    {
        foreach (var isLittle in new[] { true, false })
        {
            AssertSeen(ImageDecoder.Decode(Jpeg([])), ImageDecoder.Decode(Jpeg(App1(Exif(orientation, isLittle)))), firstRow, firstColumn);
            AssertSeen(ImageDecoder.Decode(Png(null)), ImageDecoder.Decode(Png(Exif(orientation, isLittle))), firstRow, firstColumn);
            var webp = TestWebp.Write(5, 3, (x, y) => new SKColor((byte)(40 * x), (byte)(70 * y), 9), SKWebpEncoderCompression.Lossless);
            AssertSeen(
                ImageDecoder.Decode(webp),
                ImageDecoder.Decode(TestWebp.WithExif(webp, 5, 3, Exif(orientation, isLittle))),
                firstRow,
                firstColumn);
        }
    }

    [Fact]
    public void A_note_that_is_damaged_missing_or_impossible_turns_nothing()
    {
        var plain = ImageDecoder.Decode(Jpeg([])).Pixels;
        var whole = Exif(6, isLittle: true);
        byte[][] notes = [
            Exif(0, true),
            Exif(9, true),
            Exif(6, true, type: 2),
            [],
            [.. "garbage!garbage!"u8],
            Exif(6, false, start: uint.MaxValue),
            Exif(6, true, start: 25)];
        foreach (var note in notes) Assert.Equal(plain, ImageDecoder.Decode(Jpeg(App1(note))).Pixels);
        for (var length = 0; length < whole.Length; length++) ImageDecoder.Decode(Jpeg(App1(whole[..length]))); // no cut is an error
        Assert.Equal(plain, ImageDecoder.Decode(Jpeg([0xFF, 0xE1, 0, 8, .. "http:/"u8])).Pixels);
    }

    [Fact]
    public void The_first_of_several_notes_counts_and_a_long_number_will_do()
    {
        var upright = ImageDecoder.Decode(Jpeg([]));
        AssertSeen(upright, ImageDecoder.Decode(Jpeg([.. App1(Exif(6, true, type: 4)), .. App1(Exif(3, true))])), "right", "top");
    }

    private static void AssertSeen(Image stored, Image seen, string firstRow, string firstColumn)
    {
        var isTurned = firstRow is "left" or "right";
        Assert.Equal(isTurned ? (stored.Height, stored.Width) : (stored.Width, stored.Height), (seen.Width, seen.Height));
        for (var y = 0; y < stored.Height; y++)
        {
            for (var x = 0; x < stored.Width; x++)
            {
                var row = firstRow is "top" or "left" ? y : stored.Height - 1 - y;
                var column = firstColumn is "top" or "left" ? x : stored.Width - 1 - x;
                Assert.Equal(stored[x, y], isTurned ? seen[row, column] : seen[column, row]);
            }
        }
    }

    /// <summary>A JPEG of 21 by 19 pixels with segments behind its begin.</summary>
    private static byte[] Jpeg(byte[] segments)
    {
        var bytes = SmallJpegs.Bytes("Full");
        return [.. bytes[..2], .. segments, .. bytes[2..]];
    }

    private static byte[] Png(byte[]? exif) =>
        new TestPng(5, 3, 2, 8, false) { Exif = exif }.Write((x, y, channel) => (40 * x) + (15 * y) + channel);

    private static byte[] App1(byte[] exif)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 8));
        return [0xFF, 0xE1, .. length, .. "Exif\0\0"u8, .. exif];
    }

    /// <summary>A TIFF header and a directory of two entries, the second of which is the orientation.</summary>
    private static byte[] Exif(int orientation, bool isLittle, ushort type = 3, uint start = 8)
    {
        var exif = new byte[8 + 2 + 24 + 4];
        (isLittle ? "II"u8 : "MM"u8).CopyTo(exif);
        Half(2, 42);
        Whole(4, start);
        Half(8, 2);
        Half(10, 0x010F); // the camera's maker
        Half(12, 2);
        Whole(14, 4);
        Half(22, 0x0112);
        Half(24, type);
        Whole(26, 1);
        if (type == 4) Whole(30, (uint)orientation);
        else Half(30, (ushort)orientation);
        return exif;

        void Half(int at, ushort value)
        {
            if (isLittle) BinaryPrimitives.WriteUInt16LittleEndian(exif.AsSpan(at), value);
            else BinaryPrimitives.WriteUInt16BigEndian(exif.AsSpan(at), value);
        }

        void Whole(int at, uint value)
        {
            if (isLittle) BinaryPrimitives.WriteUInt32LittleEndian(exif.AsSpan(at), value);
            else BinaryPrimitives.WriteUInt32BigEndian(exif.AsSpan(at), value);
        }
    }
}
