using System.Runtime.CompilerServices;

namespace AmazonRec.Encoders.Jpeg;

/// <summary>Decodes single blocks (ISO 10918-1, F.2.2 and G.2): -1 stands for bits that are no code, or lead out of the block.</summary>
internal static class BlockDecoder
{
    private const int Bad = -1;

    /// <summary>A whole block of a sequential scan, into coefficients that are all zero.</summary>
    /// <returns>The place, in coded order, of the last coefficient that is there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Whole(ref BitReader source, HuffmanTable dc, HuffmanTable ac, ref int mean, Span<short> block)
    {
        var reader = source; // a copy lives in registers
        reader.Fill();
        var size = reader.Symbol(dc);
        if (size is < 0 or > 15) return Bad;
        if (size > 0) mean += BitReader.Extend(reader.Take(size), size);
        block[0] = (short)mean;
        var order = ScanOrder.ByColumn;
        var last = 0;
        for (var k = 1; k < 64; k++)
        {
            reader.Fill();
            var known = ac.Coefficients[reader.Peek(HuffmanTable.LookBits)];
            if (known != 0)
            {
                k += (known >> 8) & 15;
                if (k > 63) return Bad;
                reader.Skip(known & 255);
                block[order[k]] = (short)(known >> 16);
                last = k;
                continue;
            }

            var symbol = reader.Symbol(ac);
            if (symbol < 0) return Bad;
            var (run, bits) = (symbol >> 4, symbol & 15);
            if (bits == 0)
            {
                if (run != 15) break;
                k += 15;
                continue;
            }

            k += run;
            if (k > 63) return Bad;
            block[order[k]] = (short)BitReader.Extend(reader.Take(bits), bits);
            last = k;
        }

        source = reader;
        return last;
    }

    /// <summary>The mean of a block, first pass.</summary>
    public static int FirstMean(ref BitReader reader, HuffmanTable dc, ref int mean, int shift, Span<short> block)
    {
        reader.Fill();
        var size = reader.Symbol(dc);
        if (size is < 0 or > 15) return Bad;
        if (size > 0) mean += BitReader.Extend(reader.Take(size), size);
        block[0] = (short)(mean << shift);
        return 0;
    }

    /// <summary>One more bit of the mean.</summary>
    public static int NextMean(ref BitReader reader, int shift, Span<short> block)
    {
        reader.Fill();
        block[0] |= (short)(reader.Take(1) << shift);
        return 0;
    }

    /// <summary>A band of a block, first pass.</summary>
    /// <param name="source">The bits.</param>
    /// <param name="scan">Which band.</param>
    /// <param name="blocks">How many blocks, this one included, have nothing more in the band.</param>
    /// <param name="block">The coefficients.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FirstBand(ref BitReader source, Scan scan, ref int blocks, Span<short> block)
    {
        if (blocks > 0)
        {
            blocks--;
            return 0;
        }

        var reader = source;
        var (ac, end, shift) = (scan.Ac[0]!, scan.Last, scan.Low);
        var order = ScanOrder.ByColumn;
        for (var k = scan.First; k <= end; k++)
        {
            reader.Fill();
            var known = ac.Coefficients[reader.Peek(HuffmanTable.LookBits)];
            if (known != 0)
            {
                k += (known >> 8) & 15;
                if (k > end) return Bad;
                reader.Skip(known & 255);
                block[order[k]] = (short)((known >> 16) << shift);
                continue;
            }

            var symbol = reader.Symbol(ac);
            if (symbol < 0) return Bad;
            var (run, bits) = (symbol >> 4, symbol & 15);
            if (bits == 0)
            {
                if (run != 15)
                {
                    blocks = (1 << run) - 1;
                    if (run > 0) blocks += reader.Take(run);
                    break;
                }

                k += 15;
                continue;
            }

            k += run;
            if (k > end) return Bad;
            block[order[k]] = (short)(BitReader.Extend(reader.Take(bits), bits) << shift);
        }

        source = reader;
        return 0;
    }

    /// <summary>One more bit of a band (G.1.2.3): of what is there already, and what appears for the first time.</summary>
    /// <inheritdoc cref="FirstBand"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int NextBand(ref BitReader source, Scan scan, ref int blocks, Span<short> block)
    {
        var reader = source;
        var (ac, end, k) = (scan.Ac[0]!, scan.Last, scan.First);
        var plus = (short)(1 << scan.Low);
        var order = ScanOrder.ByColumn;
        if (blocks == 0)
        {
            for (; k <= end; k++)
            {
                reader.Fill();
                var symbol = reader.Symbol(ac);
                if (symbol < 0 || (symbol & 15) > 1) return Bad;
                var (run, appears) = (symbol >> 4, (symbol & 15) == 1);
                if (!appears && run < 15)
                {
                    blocks = 1 << run;
                    if (run > 0) blocks += reader.Take(run);
                    break;
                }

                var value = appears ? (short)(reader.Take(1) == 1 ? plus : -plus) : (short)0;
                for (; k <= end; k++) // over so many zeros, and what is there between them
                {
                    ref var coefficient = ref block[order[k]];
                    if (coefficient != 0) Refine(ref reader, ref coefficient, plus);
                    else if (run-- == 0)
                    {
                        coefficient = value;
                        break;
                    }
                }

                if (k > end && appears) return Bad;
            }
        }

        if (blocks > 0)
        {
            for (; k <= end; k++)
            {
                ref var coefficient = ref block[order[k]];
                if (coefficient != 0) Refine(ref reader, ref coefficient, plus);
            }

            blocks--;
        }

        source = reader;
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Refine(ref BitReader reader, ref short coefficient, short plus)
    {
        reader.Fill();
        if (reader.Take(1) == 0 || (coefficient & plus) != 0) return;
        coefficient = (short)(coefficient >= 0 ? coefficient + plus : coefficient - plus);
    }
}
