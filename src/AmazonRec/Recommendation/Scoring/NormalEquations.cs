using System.Numerics.Tensors;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>Solves A x = b for a symmetric, positive definite A: A = L Lᵀ, then twice by substitution (Cholesky).</summary>
internal static class NormalEquations
{
    /// <summary>The x.</summary>
    /// <param name="a">[n][n] row-major, of which the lower triangle is read; overwritten.</param>
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
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++) b[i] -= a[(j * n) + i] * b[j];
            b[i] /= a[(i * n) + i];
        }
    }
}
