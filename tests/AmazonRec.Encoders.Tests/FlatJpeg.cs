namespace AmazonRec.Encoders.Tests;

/// <summary>Writes JPEGs of one block of one colour, of any number of components: what libjpeg's own tools don't write.</summary>
internal static class FlatJpeg
{
    /// <param name="levels">Of each component, as they are stored.</param>
    /// <param name="adobe">What Adobe's segment says of the colours; none where null.</param>
    public static byte[] Write(byte[] levels, byte? adobe)
    {
        List<byte> file = [0xFF, 0xD8];
        if (adobe is { } transform) Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, transform]);
        Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]);
        Segment(
            0xC0,
            [8, 0, 8, 0, 8, (byte)levels.Length, .. Enumerable.Range(1, levels.Length).SelectMany(id => new byte[] { (byte)id, 0x11, 0 })]);
        Segment(
            0xC4,
            [
                0x00,
                0,
                0,
                0,
                12,
                .. new byte[12],
                .. Enumerable.Range(0, 12).Select(i => (byte)i)]); // a size of a mean is its own code of four bits
        Segment(0xC4, [0x10, 1, .. new byte[15], 0]); // the only code: no other numbers
        Segment(0xDA, [(byte)levels.Length, .. Enumerable.Range(1, levels.Length).SelectMany(id => new byte[] { (byte)id, 0 }), 0, 63, 0]);
        var bits = string.Concat(levels.Select(level => Mean(8 * (level - 128)) + "0"));
        bits = bits.PadRight((bits.Length + 7) / 8 * 8, '1');
        for (var at = 0; at < bits.Length; at += 8)
        {
            file.Add(Convert.ToByte(bits.Substring(at, 8), 2));
            if (file[^1] == 0xFF) file.Add(0);
        }

        return [.. file, 0xFF, 0xD9];

        void Segment(byte marker, byte[] content) =>
            file.AddRange([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content]);
    }

    private static string Mean(int value)
    {
        var size = value == 0 ? 0 : 1 + (int)Math.Log2(Math.Abs(value));
        var low = value < 0 ? value + (1 << size) - 1 : value;
        return size.ToString("b4") + (size == 0 ? "" : low.ToString($"b{size}"));
    }
}
