namespace AmazonRec.Encoders.Tests;

/// <summary>Writes GIFs of 128 colours, unpacked: a code of eight bits for every pixel.</summary>
internal sealed record TestGif(int Width, int Height)
{
    private const byte Clear = 128;
    private const byte End = 129;
    private const int BeforeCodesGrow = 100;

    private readonly List<byte> _frames = [];

    /// <summary>The picture with the frames it has so far. Colour i is (2i, i, 127 - i).</summary>
    public byte[] Write() =>
    [
        .. "GIF89a"u8, (byte)Width, (byte)(Width >> 8), (byte)Height, (byte)(Height >> 8), 0xF6, 0, 0,
        .. Enumerable.Range(0, 128).SelectMany(i => new[] { (byte)(2 * i), (byte)i, (byte)(127 - i) }), .. _frames, 0x3B,
    ];

    /// <summary>Adds a frame.</summary>
    /// <param name="x">Where its left column stands.</param>
    /// <param name="width">In pixels; it is as high as the picture.</param>
    /// <param name="color">Of each pixel of the frame.</param>
    /// <param name="clear">The colour that is transparent.</param>
    public TestGif Frame(int x, int width, Func<int, int, int> color, byte? clear = null)
    {
        if (clear is { } number) _frames.AddRange([0x21, 0xF9, 4, 1, 10, 0, number, 0]);
        _frames.AddRange([0x2C, (byte)x, 0, 0, 0, (byte)width, 0, (byte)Height, (byte)(Height >> 8), 0, 7]);
        var codes = new List<byte>();
        for (var i = 0; i < width * Height; i++)
        {
            if (i % BeforeCodesGrow == 0) codes.Add(Clear);
            codes.Add((byte)color(i % width, i / width));
        }

        codes.Add(End);
        foreach (var block in codes.Chunk(255)) _frames.AddRange([(byte)block.Length, .. block]);
        _frames.Add(0);
        return this;
    }
}
