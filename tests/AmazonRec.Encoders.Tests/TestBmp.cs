using System.Buffers.Binary;

namespace AmazonRec.Encoders.Tests;

/// <summary>Writes BMPs of 24 bits, from the last row to the first.</summary>
internal static class TestBmp
{
    private const int Headers = 14 + 40;

    public static byte[] Write(int width, int height, Func<int, int, (byte Red, byte Green, byte Blue)> pixel)
    {
        var stride = ((3 * width) + 3) / 4 * 4;
        var file = new byte[Headers + (stride * height)];
        "BM"u8.CopyTo(file);
        foreach (
            var (at, value) in new[] { (2, file.Length), (10, Headers), (14, 40), (18, width), (22, height), (26, 1 + (24 << 16)), (34, stride * height) })
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var at = Headers + (stride * (height - 1 - y)) + (3 * x);
                (file[at + 2], file[at + 1], file[at]) = pixel(x, y);
            }

        return file;
    }
}
