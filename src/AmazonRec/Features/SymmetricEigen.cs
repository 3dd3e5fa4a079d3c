using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace AmazonRec.Features;

/// <summary>
/// Axes of a symmetric matrix and its extent along each, the longest first: what texts and pictures are narrowed down by.
/// </summary>
/// <param name="Values">Eigenvalues.</param>
/// <param name="Vectors">[axes, n]: one axis a row, its largest number positive, so that the sign is never a matter of chance.</param>
internal sealed record SymmetricEigen(double[] Values, double[][] Vectors)
{
    /// <summary>The first axes of a matrix.</summary>
    /// <param name="matrix">[n, n].</param>
    /// <param name="axes">How many.</param>
    public static SymmetricEigen Decompose(double[,] matrix, int axes)
    {
        Control.UseSingleThread(); // sums in one order
        var n = matrix.GetLength(0);
        var found = Matrix<double>.Build.DenseOfArray(matrix).Evd(Symmetricity.Symmetric);
        var (values, vectors) = (new double[axes], new double[axes][]);
        for (var axis = 0; axis < axes; axis++)
        {
            var column = n - 1 - axis; // they come in ascending order
            values[axis] = found.EigenValues[column].Real;
            vectors[axis] = found.EigenVectors.Column(column).ToArray();
            if (vectors[axis].MaxBy(Math.Abs) < 0)
                for (var i = 0; i < n; i++) vectors[axis][i] = -vectors[axis][i];
        }

        return new SymmetricEigen(values, vectors);
    }
}
