using System.Buffers;
using System.Runtime.InteropServices;
using AmazonRec.Compute;

namespace AmazonRec.Evaluation.Inference;

/// <summary>Sums over units drawn anew: first how often each is drawn, then all units in their order, for several resamples at once.</summary>
internal static class Resample
{
    /// <summary>Resamples in a task: they read the units' sums from memory once.</summary>
    public const int AtOnce = 2 * BootstrapKernels.AtOnce;

    private const int Tile = 256; // units whose sums stay in a core's cache meanwhile

    /// <summary>The sums of some resamples: [resamples, sides, splits] row-major.</summary>
    /// <param name="sides">What each unit adds, on each side alike in units and splits.</param>
    /// <param name="options">Where the draws come from.</param>
    /// <param name="first">The first resample.</param>
    /// <param name="count">How many, at most <see cref="AtOnce"/>.</param>
    public static ErrorSums[] Draw(UnitSums[] sides, BootstrapOptions options, int first, int count)
    {
        var (units, splits) = (sides[0].Count, sides[0].Splits);
        var columns = sides.Length * splits;
        var rented = ArrayPool<byte>.Shared.Rent(checked(AtOnce * units));
        var counts = rented.AsSpan(0, AtOnce * units);
        counts.Clear();
        for (var i = 0; i < count; i++) BootstrapKernels.Draw(options.Source(first + i), counts.Slice(i * units, units));
        var sums = new ErrorSums[columns * AtOnce]; // a column's resamples side by side
        for (var from = 0; from < units; from += Tile)
            for (var column = 0; column < columns; column++)
                for (var i = 0; i < count; i += BootstrapKernels.AtOnce)
                    BootstrapKernels.AddWeighted(
                        sides[column / splits].Numbers[(((from * splits) + (column % splits)) * BootstrapKernels.Width)..],
                        splits * BootstrapKernels.Width, Math.Min(Tile, units - from), counts[((i * units) + from)..], units,
                        MemoryMarshal.Cast<ErrorSums, double>(sums.AsSpan((column * AtOnce) + i, BootstrapKernels.AtOnce)));
        ArrayPool<byte>.Shared.Return(rented);
        var drawn = new ErrorSums[count * columns];
        for (var i = 0; i < count; i++)
            for (var column = 0; column < columns; column++) drawn[(i * columns) + column] = sums[(column * AtOnce) + i];
        return drawn;
    }
}
