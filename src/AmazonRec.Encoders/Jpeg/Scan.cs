namespace AmazonRec.Encoders.Jpeg;

/// <summary>What a scan brings.</summary>
/// <param name="Components">Of which components.</param>
/// <param name="Dc">Their codes of means; null where the scan needs none.</param>
/// <param name="Ac">Their codes of the other coefficients; null where the scan needs none.</param>
/// <param name="First">First coefficient in coded order.</param>
/// <param name="Last">Last coefficient.</param>
/// <param name="High">Bits that came before; 0 in the first pass.</param>
/// <param name="Low">Bits that are still to come.</param>
internal sealed record Scan(Component[] Components, HuffmanTable?[] Dc, HuffmanTable?[] Ac, int First, int Last, int High, int Low)
{
    /// <summary>Reads a scan's header.</summary>
    /// <param name="segment">What follows its length.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="tables">Codes as they stand: four of means, four of others.</param>
    /// <param name="offset">Where the segment lies.</param>
    public static Scan Read(ReadOnlySpan<byte> segment, Frame frame, HuffmanTable?[] tables, int offset)
    {
        if (segment.Length < 1 || segment[0] is < 1 or > 4 || segment.Length != 4 + (2 * segment[0])) throw new ImageFormatException("The scan header has a wrong length", offset);
        var count = segment[0];
        var (first, last, high, low) = (segment[^3], segment[^2], segment[^1] >> 4, segment[^1] & 15);
        Refuse(frame, count, first, last, high, low, offset);
        var needsDc = first == 0 && high == 0;
        var needsAc = last > 0;
        var (components, dc, ac) = (new Component[count], new HuffmanTable?[count], new HuffmanTable?[count]);
        for (var i = 0; i < count; i++)
        {
            var (id, use) = (segment[1 + (2 * i)], segment[2 + (2 * i)]);
            components[i] = frame.Components.FirstOrDefault(c => c.Id == id) ?? throw new ImageFormatException($"The scan asks for component {id}, which the picture does not have", offset);
            if (Array.IndexOf(components, components[i]) < i) throw new ImageFormatException($"The scan asks for component {id} twice", offset);
            dc[i] = needsDc ? Table(use >> 4, 0) : null;
            ac[i] = needsAc ? Table(use & 15, 4) : null;
        }

        if (count > 1 && components.Sum(c => c.Horizontal * c.Vertical) > 10) throw new ImageFormatException("The scan has more than 10 blocks in a unit", offset);
        return new Scan(components, dc, ac, first, last, high, low);

        HuffmanTable Table(int number, int from) =>
            number > 3 || tables[from + number] is not { } table ? throw new ImageFormatException($"The scan asks for Huffman table {number}, which is not there", offset) : table;
    }

    private static void Refuse(Frame frame, int count, int first, int last, int high, int low, int offset)
    {
        if (!frame.IsProgressive)
        {
            if ((first, last, high, low) != (0, 63, 0, 0)) throw new ImageFormatException("A sequential scan brings all coefficients at once; this one does not", offset);
            return;
        }

        var isMean = first == 0 && last == 0;
        var isBand = first >= 1 && first <= last && last <= 63 && count == 1;
        if (!(isMean || isBand) || low > 13 || (high != 0 && high != low + 1))
            throw new ImageFormatException($"A progressive scan of {count} components brings coefficients {first} to {last}, bits {high} to {low}: there is no such", offset);
    }
}
