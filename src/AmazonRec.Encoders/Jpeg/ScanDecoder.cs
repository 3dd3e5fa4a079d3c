using AmazonRec.Compute.Pixels;

namespace AmazonRec.Encoders.Jpeg;

/// <summary>Decodes a scan: its units in order, cut into runs by restart markers.</summary>
/// <param name="frame">The picture.</param>
/// <param name="scan">What the scan brings.</param>
/// <param name="segments">Its coded bytes.</param>
/// <param name="interval">Units from one restart to the next; 0 for no restarts.</param>
internal sealed class ScanDecoder(Frame frame, Scan scan, CodedSegments segments, int interval)
{
    private readonly int[] _means = new int[scan.Components.Length];
    private readonly short[] _scratch = new short[InverseDct.BlockSize];
    private int _emptyBlocks;

    /// <summary>Decodes all of it.</summary>
    /// <param name="file">The whole file, to say where it is wrong.</param>
    public void Decode(ReadOnlySpan<byte> file)
    {
        // A scan of one component has no units but its blocks, and only those that show (ISO 10918-1, A.2.2).
        var alone = scan.Components.Length == 1 ? scan.Components[0] : null;
        var wide = alone is null ? frame.UnitsWide : (alone.Width + 7) / 8;
        var units = wide * (alone is null ? frame.UnitsHigh : (alone.Height + 7) / 8);
        var perRun = interval == 0 ? units : interval;
        var runs = (units + perRun - 1) / perRun;
        if (segments.Count < runs) throw new ImageFormatException($"The picture is cut short: {segments.Count} of {runs} runs between restarts are there", segments.OffsetOf(file, segments.Count - 1, segments[segments.Count - 1].Length));
        if (interval == 0 && segments.Count > 1) throw new ImageFormatException("There is a restart marker in a scan without restarts", segments.OffsetOf(file, 0, segments[0].Length));
        if ((scan.Dc[0] is not null || scan.High > 0) && scan.First == 0 && units > 8L * segments.Length) throw new ImageFormatException("The picture is cut short", segments.OffsetOf(file, segments.Count - 1, segments[segments.Count - 1].Length));
        for (var run = 0; run < runs; run++)
        {
            var first = run * perRun;
            DecodeRun(file, run, first, Math.Min(perRun, units - first), wide);
        }
    }

    private void DecodeRun(ReadOnlySpan<byte> file, int run, int first, int count, int wide)
    {
        var reader = new BitReader(segments[run]);
        Array.Clear(_means);
        _emptyBlocks = 0;
        for (var unit = first; unit < first + count; unit++)
        {
            var (row, column) = Math.DivRem(unit, wide);
            var fine = true;
            if (scan.Components.Length == 1)
            {
                fine = Block(ref reader, 0, (row * scan.Components[0].BlocksWide) + column);
            }
            else
            {
                for (var c = 0; c < scan.Components.Length; c++)
                {
                    var component = scan.Components[c];
                    for (var v = 0; v < component.Vertical; v++)
                        for (var h = 0; h < component.Horizontal; h++)
                            fine &= Block(ref reader, c, (((row * component.Vertical) + v) * component.BlocksWide) + (column * component.Horizontal) + h);
                }
            }

            if (reader.Overrun) throw new ImageFormatException("The picture is cut short", segments.OffsetOf(file, run, segments[run].Length));
            if (!fine) throw new ImageFormatException("The coded picture is damaged", segments.OffsetOf(file, run, reader.Position));
        }
    }

    /// <summary>Decodes one block; false where its bits are none.</summary>
    private bool Block(ref BitReader reader, int index, int block)
    {
        var component = scan.Components[index];
        if (!frame.IsProgressive)
        {
            Array.Clear(_scratch);
            var last = BlockDecoder.Whole(ref reader, scan.Dc[index]!, scan.Ac[index]!, ref _means[index], _scratch);
            if (last < 0) return false;
            component.Transform(block, _scratch, isFlat: last == 0);
            return true;
        }

        var kept = component.Coefficients.AsSpan(InverseDct.BlockSize * block, InverseDct.BlockSize);
        var result = (scan.First, scan.High) switch
        {
            (0, 0) => BlockDecoder.FirstMean(ref reader, scan.Dc[index]!, ref _means[index], scan.Low, kept),
            (0, _) => BlockDecoder.NextMean(ref reader, scan.Low, kept),
            (_, 0) => BlockDecoder.FirstBand(ref reader, scan, ref _emptyBlocks, kept),
            _ => BlockDecoder.NextBand(ref reader, scan, ref _emptyBlocks, kept),
        };
        return result >= 0;
    }
}
