using System.Numerics.Tensors;
using AmazonRec.Compute;
using MathNet.Numerics.LinearAlgebra;

namespace AmazonRec.Rankers.Factors;

/// <summary>
/// Turns vectors into the basis in which the sum of their squares, VᵀV, is diagonal. Scores are the same in any basis, and least squares
/// over all pairs are quick in this one.
/// </summary>
internal static class Basis
{
    private const int Block = 256;

    /// <summary>Turns vectors in place.</summary>
    /// <param name="vectors">[row][width].</param>
    /// <param name="width">Numbers in a vector.</param>
    /// <param name="scale">What the diagonal is multiplied by.</param>
    /// <param name="threads">Threads at most.</param>
    /// <returns>The diagonal of VᵀV, times the scale.</returns>
    public static double[] Turn(float[] vectors, int width, double scale, int threads)
    {
        var rows = vectors.Length / width;
        var blocks = (rows + Block - 1) / Block;
        var parts = new double[blocks][];
        Workers.Shared.Run(
            blocks, threads, block => parts[block] = SquaresOf(vectors, width, block * Block, Math.Min(rows, (block + 1) * Block)));
        var sum = new double[width * width];
        foreach (var part in parts) TensorPrimitives.Add(sum, part, sum);
        for (var i = 0; i < width; i++)
            for (var j = i + 1; j < width; j++) sum[(i * width) + j] = sum[(j * width) + i];
        var eigen = Matrix<double>.Build.Dense(width, width, sum).Evd(Symmetricity.Symmetric);
        var turned = new float[width * width]; // [new][old]
        for (var to = 0; to < width; to++)
            for (var from = 0; from < width; from++) turned[(to * width) + from] = (float)eigen.EigenVectors[from, to];
        Workers.Shared.Run(blocks, threads, block =>
        {
            var old = new float[width];
            for (var row = block * Block; row < Math.Min(rows, (block + 1) * Block); row++)
            {
                var vector = vectors.AsSpan(row * width, width);
                vector.CopyTo(old);
                for (var to = 0; to < width; to++) vector[to] = TensorPrimitives.Dot(turned.AsSpan(to * width, width), old);
            }
        });
        return [.. eigen.EigenValues.Select(value => Math.Max(0, value.Real) * scale)];
    }

    /// <summary>The lower triangle of the squares of some rows.</summary>
    private static double[] SquaresOf(float[] vectors, int width, int start, int end)
    {
        var (sum, single) = (new double[width * width], new float[width * width]);
        for (var row = start; row < end; row++)
        {
            var vector = vectors.AsSpan(row * width, width);
            for (var i = 0; i < width; i++)
            {
                var own = single.AsSpan(i * width, i + 1);
                TensorPrimitives.MultiplyAdd(vector[..(i + 1)], vector[i], own, own);
            }
        }

        TensorPrimitives.ConvertTruncating<float, double>(single, sum);
        return sum;
    }
}
