using AmazonRec.Features;

namespace AmazonRec.Encoders.Patches;

/// <summary>
/// ZCA whitening (Bell and Sejnowski 1997): numbers turned so that they vary alike and apart from each other, while staying as near as they
/// can to what they were. x becomes (x - mean) V (D + 0.1)^-1/2 Vᵀ.
/// </summary>
public sealed class Whitening
{
    private const double Floor = 0.1; // variance added to each axis, so that noise is not blown up (Coates et al. 2011)

    private readonly float[] _mean;
    private readonly PatchPanels _turn;

    private Whitening(float[] mean, PatchPanels turn) => (_mean, _turn) = (mean, turn);

    /// <summary>Numbers of a row.</summary>
    public int Width => _mean.Length;

    /// <summary>Learns from rows.</summary>
    /// <param name="rows">[count, width] row-major.</param>
    /// <param name="width">Numbers of a row.</param>
    /// <param name="threads">Threads.</param>
    public static Whitening Learn(float[] rows, int width, int threads)
    {
        var means = Covariance.Means(rows, width);
        var axes = SymmetricEigen.Decompose(Covariance.Compute(rows, means, threads), width);
        var turn = new PatchPanels(width, width);
        for (var i = 0; i < width; i++)
            for (var j = 0; j < width; j++)
            {
                var sum = 0.0;
                for (var axis = 0; axis < width; axis++)
                    sum += axes.Vectors[axis][i] * axes.Vectors[axis][j] / Math.Sqrt(Math.Max(0, axes.Values[axis]) + Floor);
                turn[i, j] = (float)sum;
            }

        return new Whitening([.. means.Select(m => (float)m)], turn);
    }

    /// <summary>Whitens rows in place.</summary>
    internal void Apply(PatchPanels rows, Span<float> scratch, PatchPanels result)
    {
        for (var column = 0; column < Width; column++)
            for (var row = 0; row < rows.Rows; row++) rows[row, column] -= _mean[column];
        var panel = rows.WholeRows * Compute.Panels.Width;
        for (var p = 0; p < Compute.Panels.Count(Width); p++)
        {
            rows.Times(_turn, p, scratch);
            scratch[..panel].CopyTo(result.Values.AsSpan(p * panel));
        }
    }
}
