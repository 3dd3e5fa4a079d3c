using AmazonRec.Features.Images;

namespace AmazonRec.Encoders.Jpeg;

/// <summary>What a JPEG's frame header says.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="IsProgressive">Whether the coefficients come in several passes.</param>
/// <param name="Components">One for grey, three for colour.</param>
internal sealed record Frame(int Width, int Height, bool IsProgressive, IReadOnlyList<Component> Components)
{
    /// <summary>Blocks of the finest component side by side in a unit.</summary>
    public int MaxHorizontal { get; } = Components.Max(c => c.Horizontal);

    /// <summary>Blocks of the finest component one below the other in a unit.</summary>
    public int MaxVertical { get; } = Components.Max(c => c.Vertical);

    /// <summary>Units in a row.</summary>
    public int UnitsWide => (Width + (8 * MaxHorizontal) - 1) / (8 * MaxHorizontal);

    /// <summary>Rows of units.</summary>
    public int UnitsHigh => (Height + (8 * MaxVertical) - 1) / (8 * MaxVertical);

    /// <summary>Reads a frame header.</summary>
    /// <param name="segment">What follows its length.</param>
    /// <param name="progressive">Whether the marker says so.</param>
    /// <param name="fileBytes">Size of the file: every block takes a bit at least.</param>
    /// <param name="limits">What the picture may cost.</param>
    /// <param name="offset">Where the segment lies.</param>
    public static Frame Read(ReadOnlySpan<byte> segment, bool progressive, int fileBytes, ImageLimits limits, int offset)
    {
        if (segment.Length < 6 || segment.Length != 6 + (3 * segment[5])) throw new ImageFormatException("The frame header has a wrong length", offset);
        if (segment[0] != 8) throw new ImageFormatException($"Samples of {segment[0]} bits are not supported: those of 8 are", offset);
        var (height, width) = ((segment[1] << 8) | segment[2], (segment[3] << 8) | segment[4]);
        if (height == 0) throw new ImageFormatException("A height that is told after the picture (DNL) is not supported, or the picture is empty", offset);
        if (width == 0) throw new ImageFormatException("The picture has no width", offset);
        if (segment[5] == 4) throw new ImageFormatException("CMYK is not supported: grey, YCbCr and RGB are", offset);
        if (segment[5] is not (1 or 3)) throw new ImageFormatException($"{segment[5]} components are not supported: one and three are", offset);
        var components = new Component[segment[5]];
        for (var i = 0; i < components.Length; i++)
        {
            var (id, sampling, table) = (segment[6 + (3 * i)], segment[7 + (3 * i)], segment[8 + (3 * i)]);
            if (sampling >> 4 is < 1 or > 4 || (sampling & 15) is < 1 or > 4) throw new ImageFormatException($"Component {id} has sampling factors {sampling >> 4} and {sampling & 15}; they go from 1 to 4", offset);
            if (table > 3) throw new ImageFormatException($"Component {id} asks for quantization table {table}; they go from 0 to 3", offset);
            if (components.Any(c => c?.Id == id)) throw new ImageFormatException($"Component {id} occurs twice", offset);
            components[i] = new Component { Id = id, Horizontal = sampling >> 4, Vertical = sampling & 15, Table = table };
        }

        var frame = new Frame(width, height, progressive, components);
        frame.Refuse(fileBytes, limits, offset);
        foreach (var component in components) component.Measure(width, height, frame.MaxHorizontal, frame.MaxVertical);
        return frame;
    }

    private void Refuse(int fileBytes, ImageLimits limits, int offset)
    {
        var units = (long)UnitsWide * UnitsHigh;
        var pixels = units * 64 * MaxHorizontal * MaxVertical;
        if (pixels > limits.MaxPixels) throw new ImageFormatException($"The picture has {Width} by {Height} pixels, {pixels:N0} in whole blocks; at most {limits.MaxPixels:N0} are read", offset);
        var perUnit = Components.Count == 1 ? 1 : Components.Sum(c => c.Horizontal * c.Vertical);
        if (units * perUnit > 8L * fileBytes) throw new ImageFormatException($"The file is cut short: {Width} by {Height} pixels take more than its {fileBytes:N0} bytes", offset);
    }
}
