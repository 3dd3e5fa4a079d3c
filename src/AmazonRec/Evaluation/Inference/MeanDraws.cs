using System.Buffers;
using AmazonRec.Compute;

namespace AmazonRec.Evaluation.Inference;

/// <summary>
/// Means of numbers that units such as users have, on draws of the units with replacement and with all their rows. Draws are those of
/// <see cref="Resample"/>: the same units for every number, and for everything else with the same seed and number of units.
/// </summary>
internal static class MeanDraws
{
    /// <summary>Numbers that a unit has at most; the last of its row says how many rows they are sums of.</summary>
    public const int MostColumns = BootstrapKernels.Width - 1;

    private const int AtOnce = 2 * BootstrapKernels.AtOnce;
    private const int Tile = 256; // units whose numbers stay in a core's cache meanwhile

    /// <summary>Each column's mean on each draw: [columns][resamples].</summary>
    /// <param name="columns">The sum of each unit's rows; at most <see cref="MostColumns"/>.</param>
    /// <param name="rows">How many rows each unit has.</param>
    /// <param name="options">How units are drawn.</param>
    public static double[][] Draw(IReadOnlyList<double[]> columns, double[] rows, BootstrapOptions options)
    {
        var (units, resamples) = (rows.Length, options.ResamplesOf(rows.Length));
        var numbers = new double[units * BootstrapKernels.Width];
        for (var unit = 0; unit < units; unit++)
        {
            var own = numbers.AsSpan(unit * BootstrapKernels.Width, BootstrapKernels.Width);
            for (var column = 0; column < columns.Count; column++) own[column] = columns[column][unit];
            own[MostColumns] = rows[unit];
        }

        var means = new double[columns.Count][];
        for (var column = 0; column < means.Length; column++) means[column] = new double[resamples];
        Workers.Shared.Run((resamples + AtOnce - 1) / AtOnce, options.Threads, task =>
        {
            var first = task * AtOnce;
            var count = Math.Min(AtOnce, resamples - first);
            var sums = Sums(numbers, units, options, first, count);
            for (var i = 0; i < count; i++)
                for (var column = 0; column < means.Length; column++)
                    means[column][first + i] =
                        sums[(i * BootstrapKernels.Width) + column] / sums[(i * BootstrapKernels.Width) + MostColumns];
        });
        return means;
    }

    private static double[] Sums(double[] numbers, int units, BootstrapOptions options, int first, int count)
    {
        var rented = ArrayPool<byte>.Shared.Rent(checked(AtOnce * units));
        var counts = rented.AsSpan(0, AtOnce * units);
        counts.Clear();
        for (var i = 0; i < count; i++) BootstrapKernels.Draw(options.Source(first + i), counts.Slice(i * units, units));
        var sums = new double[AtOnce * BootstrapKernels.Width];
        for (var from = 0; from < units; from += Tile)
            for (var i = 0; i < count; i += BootstrapKernels.AtOnce)
                BootstrapKernels.AddWeighted(
                    numbers.AsSpan(from * BootstrapKernels.Width), BootstrapKernels.Width, Math.Min(Tile, units - from),
                    counts[((i * units) + from)..], units, sums.AsSpan(i * BootstrapKernels.Width));
        ArrayPool<byte>.Shared.Return(rented);
        return sums;
    }
}
