using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines;

/// <summary>Where every engine's weights start, so that the same seed starts them alike.</summary>
internal static class InitialWeights
{
    private const int PieceLength = 1 << 14; // numbers drawn at once

    /// <summary>Takes whole rows, from one on.</summary>
    public delegate void RowWriter(int first, ReadOnlySpan<float> rows);

    /// <summary>The initial numbers of a weight, [rows, columns] row-major.</summary>
    public static float[] Draw(Weight weight, NetworkOptions options)
    {
        var numbers = new float[(long)weight.Rows * weight.Columns];
        Draw(weight, options, RandomSource.For(options.Seed, $"init {weight.Name}"), 0, numbers);
        return numbers;
    }

    /// <summary>Writes the initial numbers of all rows of a weight.</summary>
    public static void Draw(Weight weight, NetworkOptions options, RowWriter write) => Draw(weight, options, 0, weight.Rows, write);

    /// <summary>Writes the initial numbers of some rows of a weight in runs of whole rows, on several threads.</summary>
    /// <param name="weight">Which.</param>
    /// <param name="options">Seed, mean, threads.</param>
    /// <param name="from">The first of the rows.</param>
    /// <param name="count">How many.</param>
    /// <param name="write">Takes the numbers of some of them, counted from the first; others come at the same time.</param>
    public static void Draw(Weight weight, NetworkOptions options, int from, int count, RowWriter write)
    {
        var random = RandomSource.For(options.Seed, $"init {weight.Name}");
        var most = Math.Max(1, PieceLength / Math.Max(1, weight.Columns));
        Workers.Shared.Run((int)(((long)count + most - 1) / most), options.Threads, run =>
        {
            var first = run * most;
            var numbers = new float[Math.Min(most, count - first) * weight.Columns];
            Draw(weight, options, random, from + first, numbers);
            write(first, numbers);
        });
    }

    private static void Draw(Weight weight, NetworkOptions options, RandomSource random, int first, Span<float> numbers)
    {
        if (options.InitialRows?.Draws(weight) != false)
        {
            if (weight.Init.Kind == InitKind.RatingMean) numbers.Fill((float)options.RatingMean);
            else weight.Init.Draw(numbers, (long)first * weight.Columns, weight.Rows, weight.Columns, random);
        }

        options.InitialRows?.Change(weight, first, numbers);
    }
}
