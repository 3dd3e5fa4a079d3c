using AmazonRec.Compute;
using AmazonRec.Engines;
using AmazonRec.Engines.Managed;
using AmazonRec.Models;

namespace AmazonRec.Tests.Engines;

/// <summary>
/// Adam beside its formula in double precision. The moves of a first step show most: 1 - .999f is off by 1e-5, and the move by half of it.
/// </summary>
public sealed class AdamPrecisionTests
{
    private static readonly Weight Weight = new("w", 1, 45, Init.Zeros);

    [Theory]
    [InlineData(0, 32)] // whole vectors
    [InlineData(32, 13)] // what is left over
    public void A_step_moves_as_far_as_in_double_precision(int first, int count)
    {
        var (optimizer, random) = (new Adam(Beta1: .9, Beta2: .999), RandomSource.For(7, "gradients"));
        var (w, m, v) = (new float[Weight.Columns], new float[Weight.Columns], new float[Weight.Columns]);
        float[] g = [.. Enumerable.Range(0, w.Length).Select(i => random.Uniform((ulong)i) - .5f)];
        new WeightStep(optimizer, Step.At(optimizer, 0), Weight).Apply(w, g, m, v);

        // At the first step both corrections are 1 - β, which the moments hold as a factor.
        var error = Enumerable.Range(first, count).Average(i =>
        {
            var (mean, square) = ((1 - .9) * g[i], (1 - .999) * g[i] * g[i]);
            var move = -.001 * (mean / (1 - .9)) / (Math.Sqrt(square / (1 - .999)) + 1e-8);
            return Math.Abs((w[i] - move) / move);
        });
        Assert.InRange(error, 0, 1e-6);
    }
}
