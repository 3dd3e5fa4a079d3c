using System.Numerics.Tensors;
using AmazonRec.Models;

namespace AmazonRec.Rankers.Factors;

/// <summary>
/// The vector p that makes Σ w (p·q - 1)² over some vectors q, plus p·(D p) with a diagonal D, least. Let rows of Q be √w q. With fewer q than
/// numbers in them, p is D⁻¹ Qᵀ (I + Q D⁻¹ Qᵀ)⁻¹ √w, a system as small as they are few (Woodbury's identity); otherwise (D + QᵀQ)⁻¹ Qᵀ √w.
/// </summary>
/// <param name="others">[row][width]: all vectors q.</param>
/// <param name="diagonal">What the squares of all others, weighed, are in their basis.</param>
internal sealed class LeastSquares(float[] others, double[] diagonal)
{
    private readonly int _width = diagonal.Length;

    /// <summary>Solves for one.</summary>
    /// <param name="chosen">Rows of the vectors q.</param>
    /// <param name="weights">The w of each.</param>
    /// <param name="pull">Added to the diagonal.</param>
    /// <param name="vector">Receives p; zeros where nothing is chosen.</param>
    public void Solve(ReadOnlySpan<int> chosen, ReadOnlySpan<float> weights, double pull, Span<float> vector)
    {
        vector.Clear();
        if (chosen.Length == 0) return;
        if (chosen.Length < _width) SolveFew(chosen, weights, pull, vector);
        else SolveMany(chosen, weights, pull, vector);
    }

    private void SolveFew(ReadOnlySpan<int> chosen, ReadOnlySpan<float> weights, double pull, Span<float> vector)
    {
        var (inverse, scaled) = (new float[_width], new float[chosen.Length * _width]); // of √D
        for (var i = 0; i < _width; i++) inverse[i] = (float)(1 / Math.Sqrt(diagonal[i] + pull));
        var (system, right) = (new double[chosen.Length * chosen.Length], new double[chosen.Length]);
        for (var row = 0; row < chosen.Length; row++)
        {
            right[row] = Math.Sqrt(weights[row]);
            TensorPrimitives.Multiply(Row(chosen[row]), inverse, Scaled(scaled, row));
            TensorPrimitives.Multiply(Scaled(scaled, row), (float)right[row], Scaled(scaled, row));
        }

        for (var i = 0; i < chosen.Length; i++)
        {
            for (var j = 0; j <= i; j++)
                system[(i * chosen.Length) + j] = TensorPrimitives.Dot<float>(Scaled(scaled, i), Scaled(scaled, j));
            system[(i * chosen.Length) + i] += 1;
        }

        NormalEquations.Solve(system, right);
        for (var row = 0; row < chosen.Length; row++) TensorPrimitives.MultiplyAdd(Scaled(scaled, row), (float)right[row], vector, vector);
        TensorPrimitives.Multiply(vector, inverse, vector);
    }

    private void SolveMany(ReadOnlySpan<int> chosen, ReadOnlySpan<float> weights, double pull, Span<float> vector)
    {
        var (sums, right) = (new float[_width * _width], new float[_width]);
        for (var at = 0; at < chosen.Length; at++)
        {
            var other = Row(chosen[at]);
            var weight = weights[at];
            TensorPrimitives.MultiplyAdd(other, weight, right, right);
            for (var i = 0; i < _width; i++)
            {
                var own = sums.AsSpan(i * _width, i + 1);
                TensorPrimitives.MultiplyAdd(other[..(i + 1)], weight * other[i], own, own);
            }
        }

        var (system, solution) = (new double[_width * _width], new double[_width]);
        TensorPrimitives.ConvertTruncating<float, double>(sums, system);
        TensorPrimitives.ConvertTruncating<float, double>(right, solution);
        for (var i = 0; i < _width; i++) system[(i * _width) + i] += diagonal[i] + pull;
        NormalEquations.Solve(system, solution);
        for (var i = 0; i < _width; i++) vector[i] = (float)solution[i];
    }

    private ReadOnlySpan<float> Row(int row) => others.AsSpan(row * _width, _width);

    private Span<float> Scaled(float[] scaled, int row) => scaled.AsSpan(row * _width, _width);
}
