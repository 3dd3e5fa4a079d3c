using System.Numerics.Tensors;

namespace AmazonRec.Models;

/// <summary>
/// Solves A x = b for a symmetric, positive definite A: A = L Lᵀ, then twice by substitution (Cholesky); and draws from the normal
/// distribution with the inverse of A for its covariances.
/// </summary>
internal static class NormalEquations
{
    /// <summary>The x.</summary>
    /// <param name="a">[n][n] row-major, of which the lower triangle is read; overwritten with L.</param>
    /// <param name="b">n numbers; overwritten with x.</param>
    public static void Solve(double[] a, double[] b)
    {
        var n = b.Length;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = a[(i * n) + j] - TensorPrimitives.Dot(a.AsSpan(i * n, j), a.AsSpan(j * n, j));
                a[(i * n) + j] = i == j ? Math.Sqrt(rest) : rest / a[(j * n) + j];
            }
        }

        for (var i = 0; i < n; i++) b[i] = (b[i] - TensorPrimitives.Dot(a.AsSpan(i * n, i), b.AsSpan(0, i))) / a[(i * n) + i];
        Spread(a, b);
    }

    /// <summary>Turns draws from the standard normal distribution into one with the inverse of A for its covariances.</summary>
    /// <param name="l">L, as <see cref="Solve"/> leaves it.</param>
    /// <param name="standard">n draws; overwritten with Lᵀ⁻¹ times them.</param>
    public static void Spread(double[] l, double[] standard)
    {
        var n = standard.Length;
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++) standard[i] -= l[(j * n) + i] * standard[j];
            standard[i] /= l[(i * n) + i];
        }
    }
}
