using AmazonRec.Compute;

namespace AmazonRec.Rankers.Vectors;

/// <summary>Vectors of users or items, and how the loss changes with each of their numbers.</summary>
/// <param name="rows">How many.</param>
/// <param name="width">Numbers of each in use.</param>
internal sealed class VectorTable(int rows, int width)
{
    private const int Block = 64;

    /// <summary>How many vectors.</summary>
    public int Rows { get; } = rows;

    /// <summary>Numbers of each in use.</summary>
    public int Width { get; } = width;

    /// <summary>Numbers from one vector to the next; those behind the width are 0.</summary>
    public int Stride { get; } = PickedRows.Stride(width);

    /// <summary>[<see cref="Rows"/>][<see cref="Stride"/>].</summary>
    public float[] Values { get; } = new float[(long)rows * PickedRows.Stride(width)];

    /// <summary>Likewise.</summary>
    public float[] Gradient { get; } = new float[(long)rows * PickedRows.Stride(width)];

    /// <summary>One vector.</summary>
    public Span<float> Row(int row) => Values.AsSpan(row * Stride, Stride);

    /// <summary>Its gradient.</summary>
    public Span<float> GradientOf(int row) => Gradient.AsSpan(row * Stride, Stride);

    /// <summary>Draws the first <paramref name="columns"/> numbers of each vector from a normal distribution of mean 0.</summary>
    /// <param name="random">The draws: a number of a row and column has its address.</param>
    /// <param name="deviation">Of the distribution.</param>
    /// <param name="columns">How many; the others stay.</param>
    public void Draw(RandomSource random, double deviation, int columns)
    {
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < columns; column++)
                Values[(row * Stride) + column] = (float)(random.Normal(((ulong)row << 16) + (ulong)column) * deviation);
    }

    /// <summary>Does something to every row, blocks of rows at a time.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="task">What.</param>
    public static void Each(int rows, int threads, Action<int> task) =>
        Workers.Shared.Run((rows + Block - 1) / Block, threads, block =>
        {
            for (var row = block * Block; row < Math.Min(rows, (block + 1) * Block); row++) task(row);
        });
}
