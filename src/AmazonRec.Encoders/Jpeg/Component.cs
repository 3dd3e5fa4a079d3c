using AmazonRec.Compute.Pixels;

namespace AmazonRec.Encoders.Jpeg;

/// <summary>One colour of a JPEG: its blocks, and its samples.</summary>
internal sealed class Component
{
    private short[]? _coefficients;
    private byte[]? _samples;

    /// <summary>What the file calls it.</summary>
    public required byte Id { get; init; }

    /// <summary>Blocks side by side in a unit.</summary>
    public required int Horizontal { get; init; }

    /// <summary>Blocks one below the other in a unit.</summary>
    public required int Vertical { get; init; }

    /// <summary>Which quantization table.</summary>
    public required int Table { get; init; }

    /// <summary>Samples in a row that belong to the picture.</summary>
    public int Width { get; private set; }

    /// <summary>Rows that belong to the picture.</summary>
    public int Height { get; private set; }

    /// <summary>Blocks in a row, the last unit whole.</summary>
    public int BlocksWide { get; private set; }

    /// <summary>Rows of blocks, the last unit whole.</summary>
    public int BlocksHigh { get; private set; }

    /// <summary>Samples from one row to the next.</summary>
    public int Stride => 8 * BlocksWide;

    /// <summary>Factors of the transform; null until a scan brings the component.</summary>
    public float[]? Scales { get; private set; }

    /// <summary>[blocks high, blocks wide, 64], each block column by column; made when first asked for, all zero.</summary>
    public short[] Coefficients => _coefficients ??= new short[InverseDct.BlockSize * BlocksWide * BlocksHigh];

    /// <summary>[rows, stride]; made when first asked for.</summary>
    public byte[] Samples => _samples ??= GC.AllocateUninitializedArray<byte>(InverseDct.BlockSize * BlocksWide * BlocksHigh);

    /// <summary>Takes the picture's measures.</summary>
    public void Measure(int width, int height, int maxHorizontal, int maxVertical)
    {
        Width = Ceiling(width * Horizontal, maxHorizontal);
        Height = Ceiling(height * Vertical, maxVertical);
        BlocksWide = Ceiling(width, 8 * maxHorizontal) * Horizontal;
        BlocksHigh = Ceiling(height, 8 * maxVertical) * Vertical;
    }

    /// <summary>Takes the quantization table as it stands when the component's first scan begins.</summary>
    public void Quantize(ReadOnlySpan<ushort> table) => Scales ??= InverseDct.Scales(table);

    /// <summary>Turns a block into samples.</summary>
    public void Transform(int block, ReadOnlySpan<short> coefficients, bool isFlat)
    {
        var (row, column) = (block / BlocksWide, block % BlocksWide);
        var target = Samples.AsSpan((8 * row * Stride) + (8 * column));
        if (isFlat) InverseDct.Flat(coefficients[0], Scales![0], target, Stride);
        else InverseDct.Transform(coefficients, Scales, target, Stride);
    }

    /// <summary>Turns all kept blocks into samples.</summary>
    public void TransformAll()
    {
        for (var block = 0; block < BlocksWide * BlocksHigh; block++)
        {
            var coefficients = Coefficients.AsSpan(InverseDct.BlockSize * block, InverseDct.BlockSize);
            Transform(block, coefficients, isFlat: !coefficients[1..].ContainsAnyExcept((short)0));
        }
    }

    private static int Ceiling(int a, int b) => (a + b - 1) / b;
}
